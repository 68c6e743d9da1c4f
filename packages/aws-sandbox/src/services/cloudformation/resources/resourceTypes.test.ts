import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { SpecDatabase } from '@aws-cdk/service-spec-types';
import { resourceHandlers } from './resourceHandlers';
import { resourceTypes } from './resourceTypes';
import { readSpecification, specifiedTypes } from './specification';
import { extractSpecification } from './specification/extractSpecification';

const WITHOUT_SPECIFICATION = ['AWS::CDK::Metadata'];

describe('resource types', () => {
  let database: SpecDatabase;

  beforeAll(() => {
    database = loadAwsServiceSpecSync();
  });

  it('are kept as the installed specification has them', () => {
    for (const type of specifiedTypes()) {
      expect(readSpecification(type)).toEqual(
        JSON.parse(JSON.stringify(extractSpecification(database, type))),
      );
    }
  });

  it('have a specification and a handler each', () => {
    const named = [...resourceTypes.names].sort();
    expect([...resourceHandlers.keys()].sort()).toEqual(named);
    expect([...specifiedTypes(), ...WITHOUT_SPECIFICATION].sort()).toEqual(
      named,
    );
  });

  it('name only properties that exist, and say why they differ from the specification', () => {
    for (const name of resourceTypes.names) {
      const { behaviours, required, notImplemented, attributes, because } =
        resourceTypes.definitions[name];
      const specification = readSpecification(name);
      const known = Object.keys(specification?.properties ?? {});
      expect([name, ...known]).toEqual(
        expect.arrayContaining([...notImplemented, ...required]),
      );
      const corrects =
        behaviours.size + required.length + attributes.length > 0;
      expect([name, because !== undefined]).toEqual([name, corrects]);
    }
  });

  it.each<[string, string, unknown, unknown, string]>([
    ['AWS::SageMaker::Domain', 'VpcId', 'vpc-1', 'vpc-2', 'replace'],
    ['AWS::SageMaker::Domain', 'TagPropagation', 'ENABLED', 'x', 'update'],
    [
      'AWS::SageMaker::Domain',
      'DefaultUserSettings',
      { JupyterLabAppSettings: { CustomImages: [] } },
      {
        JupyterLabAppSettings: {
          CustomImages: [],
          DefaultResourceSpec: { LifecycleConfigArn: 'arn' },
        },
      },
      'conditional',
    ],
    [
      'AWS::SageMaker::Domain',
      'DomainSettings',
      undefined,
      { RStudioServerProDomainSettings: { DefaultResourceSpec: {} } },
      'replace',
    ],
    [
      'AWS::SageMaker::Domain',
      'DomainSettings',
      { DockerSettings: { EnableDockerAccess: 'DISABLED' } },
      { DockerSettings: { EnableDockerAccess: 'ENABLED' } },
      'update',
    ],
    ['AWS::EC2::VPC', 'InstanceTenancy', 'default', 'dedicated', 'conditional'],
    ['AWS::CDK::Metadata', 'Analytics', 'a', 'b', 'update'],
  ])('of a change of %s %s', (type, name, before, after, behaviour) => {
    expect(resourceTypes.get(type)!.behaviour(name, before, after)).toBe(
      behaviour,
    );
  });
});

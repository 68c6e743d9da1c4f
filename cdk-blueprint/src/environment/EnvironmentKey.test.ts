import { resourcesOf, templateOf } from '../__testUtils__/templates';

const template = templateOf();
const resources = resourcesOf(template);

describe('key', () => {
  it('rotates, and goes a week after the stack', () => {
    template.hasResource('AWS::KMS::Key', {
      Properties: { EnableKeyRotation: true, PendingWindowInDays: 7 },
      DeletionPolicy: 'Delete',
    });
  });

  it('serves the services of this account only', () => {
    const statements = resources.Key.Properties.KeyPolicy.Statement.slice(1);
    expect(
      statements.map((s: any) => [
        s.Sid,
        s.Principal.Service,
        Object.values(s.Condition).map(value => Object.keys(value as object)),
      ]),
    ).toEqual([
      [
        'AllowSagemakerEncrypt',
        'sagemaker.amazonaws.com',
        [['aws:SourceAccount']],
      ],
      ['AllowS3Encrypt', 's3.amazonaws.com', [['aws:SourceAccount']]],
      [
        'AllowElasticfilesystemEncrypt',
        'elasticfilesystem.amazonaws.com',
        [['aws:SourceAccount']],
      ],
      [
        'AllowLogsEncrypt',
        expect.anything(),
        [['kms:EncryptionContext:aws:logs:arn']],
      ],
    ]);
  });
});

it('lets nobody else use the key', () => {
  const [owner, ...services] = resources.Key.Properties.KeyPolicy.Statement;
  expect(owner.Principal.AWS['Fn::Join'][1].at(-1)).toBe(
    ':iam::444455556666:root',
  );
  expect(services).toHaveLength(4);
  services.forEach(({ Principal, Action }: any) => {
    expect(Object.keys(Principal)).toEqual(['Service']);
    expect(Action).not.toContain('kms:CreateGrant');
  });
});

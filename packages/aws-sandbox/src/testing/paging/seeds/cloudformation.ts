import { Seed } from './Seed';

/** More than a page of everything that stacks are made of. */
export const cloudformation: Seed = {
  service: 'cloudformation',
  async fill(call) {
    const on = (operation: string, input: object) =>
      call('cloudformation', operation, input);
    const indexes = [...Array(110).keys()];
    const TemplateBody = JSON.stringify({
      Resources: Object.fromEntries(
        indexes.map(index => [
          `Parameter${index}`,
          {
            Type: 'AWS::SSM::Parameter',
            Properties: { Type: 'String', Value: 'x' },
          },
        ]),
      ),
      Outputs: Object.fromEntries(
        indexes.map(index => [
          `Output${index}`,
          { Value: 'x', Export: { Name: `export-${index}` } },
        ]),
      ),
    });
    await on('CreateStack', { StackName: 'many', TemplateBody });
    let status = '';
    while (status !== 'CREATE_COMPLETE') {
      status = (await on('DescribeStacks', { StackName: 'many' })).Stacks[0]
        .StackStatus;
      if (/FAILED|ROLLBACK/.test(status)) {
        break;
      }
    }
    await on('CreateChangeSet', {
      StackName: 'others',
      ChangeSetName: 'first',
      ChangeSetType: 'CREATE',
      TemplateBody,
    });
    const importing = JSON.stringify({
      Resources: {
        Parameter: {
          Type: 'AWS::SSM::Parameter',
          Properties: {
            Type: 'String',
            Value: { 'Fn::ImportValue': 'export-0' },
          },
        },
      },
    });
    for (const index of indexes) {
      await on('CreateChangeSet', {
        StackName: 'others',
        ChangeSetName: `next-${index}`,
        ChangeSetType: 'CREATE',
        TemplateBody: importing,
      });
      await on('CreateStack', {
        StackName: `user-${index}`,
        TemplateBody: importing,
      });
    }
    return {
      ListStacks: {},
      DescribeStacks: {},
      ListImports: { input: { ExportName: 'export-0' } },
      ListChangeSets: { input: { StackName: 'others' } },
      DescribeEvents: { input: { StackName: 'many' } },
      ListStackResources: { input: { StackName: 'many' } },
      DescribeStackEvents: { input: { StackName: 'many' } },
      ListExports: {},
      DescribeChangeSet: {
        input: { StackName: 'others', ChangeSetName: 'first' },
        items: 'Changes',
      },
    };
  },
};

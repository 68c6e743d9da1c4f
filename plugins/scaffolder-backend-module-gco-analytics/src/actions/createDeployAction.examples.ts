import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'An environment with the defaults of the blueprint',
    example: stringify({
      steps: [
        {
          id: 'deploy',
          name: 'Deploy the environment',
          action: 'gco:analytics:deploy',
          input: {
            config: {
              environment: {
                name: 'forecast',
                owner: 'group:default/forecasting',
              },
              account: '444455556666',
              region: 'eu-west-1',
            },
          },
        },
      ],
    }),
  },
  {
    description:
      'Studio without Spark, apps that stop after an hour, and data that outlives the environment',
    example: stringify({
      steps: [
        {
          id: 'deploy',
          name: 'Deploy the environment',
          action: 'gco:analytics:deploy',
          input: {
            config: {
              environment: {
                name: 'card-scores',
                owner: 'group:default/fraud',
              },
              account: '444455556666',
              region: 'us-east-1',
              studio: { idleShutdown: { timeoutMinutes: 60 } },
              emr: { enabled: false },
              storage: {
                efs: { removalPolicy: 'retain' },
                buckets: { removalPolicy: 'retain' },
              },
            },
          },
        },
      ],
    }),
  },
];

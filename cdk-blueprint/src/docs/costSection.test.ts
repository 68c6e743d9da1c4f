import { costSection } from './costSection';

const template = (...types: string[]) => ({
  Resources: Object.fromEntries(
    types.map((Type, index) => [`R${index}`, { Type }]),
  ),
});

it('puts the costs of several templates side by side', () => {
  const section = costSection([
    {
      title: 'one',
      template: template(
        'AWS::EC2::NatGateway',
        'AWS::KMS::Key',
        'AWS::S3::Bucket',
      ),
    },
    {
      title: 'two',
      template: template(
        'AWS::KMS::Key',
        'AWS::KMS::Key',
        'AWS::WAFv2::WebACL',
      ),
    },
  ]);
  const [intro, costs, byUse, notPriced] = section.split('\n\n');
  expect(intro).toContain('730 hours');
  expect(intro).toContain('us-east-1 of 2026-11-21');
  expect(costs.split('\n')).toEqual([
    '| per month, USD | one       | two      |',
    '| -------------- | --------- | -------- |',
    '| NAT gateway    | 32.85 (1) | -        |',
    '| KMS key        | 1.00 (1)  | 2.00 (2) |',
    '| **Together**   | **33.85** | **2.00** |',
  ]);
  expect(byUse).toMatch(/`AWS::S3::Bucket`\.$/);
  expect(notPriced).toMatch(/`AWS::WAFv2::WebACL`\.$/);
});

it('is silent about what is not priced when there is nothing', () => {
  const templates = [{ title: 'one', template: template('AWS::KMS::Key') }];
  expect(costSection(templates)).not.toContain('no price');
});

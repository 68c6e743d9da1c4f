import { quotasOf } from '../Quota';

const quota = quotasOf('sagemaker', 'Amazon SageMaker');

/**
 * Studio's quotas for a new account: "Amazon SageMaker AI endpoints and quotas" in the AWS General Reference. The name of
 * the one for volumes, and the values of those for JupyterLab and Code Editor, are assumptions.
 */
export const SAGEMAKER_QUOTAS = {
  domains: quota({
    quotaCode: 'L-B683BCB0',
    quotaName: 'Total domains',
    value: 2,
  }),
  userProfiles: quota({
    quotaCode: 'L-AC46C40F',
    quotaName: 'Maximum number of Studio user profiles allowed per account',
    value: 2,
    maximum: 5000,
  }),
  spaces: quota({
    quotaCode: 'L-8E5333B4',
    quotaName: 'Maximum number of Studio spaces allowed per account',
    value: 6,
    maximum: 5000,
  }),
  runningApps: quota({
    quotaCode: 'L-4E39DDC4',
    quotaName: 'Maximum number of running Studio apps allowed per account',
    value: 40,
  }),
  spaceVolumes: quota({
    quotaCode: 'L-A37B67B0',
    quotaName: 'Total size of EBS volumes across all Studio spaces',
    value: 500,
    unit: 'Gigabytes',
  }),
  kernelGatewayOnT3Medium: quota({
    quotaCode: 'L-EAC6F82B',
    quotaName: 'Studio KernelGateway Apps running on ml.t3.medium instance',
    value: 2,
    maximum: 1000,
  }),
  jupyterLabOnT3Medium: quota({
    quotaCode: 'L-71FAF417',
    quotaName: 'Studio JupyterLab Apps running on ml.t3.medium instances',
    value: 2,
    maximum: 1000,
  }),
  codeEditorOnT3Large: quota({
    quotaCode: 'L-656A17FA',
    quotaName: 'Studio CodeEditor Apps running on ml.t3.large instances',
    value: 2,
    maximum: 1000,
  }),
};

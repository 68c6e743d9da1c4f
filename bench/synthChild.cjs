// Synthesizes one config over and over in a process of its own, and tells its parent each time a template is written.
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join } = require('node:path');
const { performance } = require('node:perf_hooks');

// What `toolkit-lib` and the portal set as well: no checks against CloudFormation's schemas.
process.env.CDK_VALIDATION = 'false';

process.on('message', ({ packageFolder, config, outdir, packs, times }) => {
  const dist = join(packageFolder, 'dist');
  const load = createRequire(join(dist, 'synth.cjs.js'));
  // All that the child of a deployment has loaded by the time it synthesizes.
  load('./runner/runChild.cjs.js');
  const synthesize = packs ? withPacks(load) : plain(load);
  for (let index = 0; index < times; index += 1) {
    const start = performance.now();
    const cpuBefore = cpuMilliseconds();
    const template = synthesize(config, join(outdir, String(index)));
    const milliseconds = performance.now() - start;
    const cpu = cpuMilliseconds();
    // Read after the clock was stopped; a file that is not there ends the process with an error.
    const { Resources } = JSON.parse(readFileSync(template, 'utf8'));
    process.send({
      milliseconds,
      cpu: cpu - cpuBefore,
      cpuSinceFork: cpu,
      peakKb: process.resourceUsage().maxRSS,
      node: process.versions.node,
      resources: Object.keys(Resources).length,
    });
  }
  process.disconnect();
});

/** Time that this process has kept processors busy. */
function cpuMilliseconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** As a deployment does it. */
function plain(load) {
  const { synthesizeEnvironment } = load('./synth.cjs.js');
  return (config, outdir) =>
    synthesizeEnvironment({ config, outdir }).templateFile;
}

/** With every rule pack looking at every resource. */
function withPacks(load) {
  const { createEnvironmentApp } = load('./createEnvironmentApp.cjs.js');
  const { Validations } = load('aws-cdk-lib');
  const nag = load('cdk-nag');
  return (config, outdir) => {
    const { app, stack } = createEnvironmentApp({
      config,
      outdir,
      context: { '@aws-cdk/core:failSynthOnValidationErrors': false },
    });
    Validations.of(app).addPlugins(
      new nag.AwsSolutionsChecks(app),
      new nag.HIPAASecurityChecks(app),
      new nag.NIST80053R5Checks(app),
      new nag.PCIDSS321Checks(app),
      new nag.ServerlessChecks(app),
    );
    return app.synth().getStackArtifact(stack.artifactId).templateFullPath;
  };
}

import { awscdk, javascript } from 'projen';
import { addBundles } from './projenrc/bundle';
import { addDemoAndBench } from './projenrc/demo';
import { keepDocsTrue } from './projenrc/docs';
import { generateBindingsOnly } from './projenrc/languages';
import { enforceLayers } from './projenrc/layers';
import { addTypecheck } from './projenrc/typecheck';
import { testEverything } from './projenrc/verify';

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'cdk-gatehouse',
  description: 'Amazon API Gateway for the AWS CDK: REST and WebSocket APIs that are checked at synth time, deployed, released and run locally',
  author: 'Gatehouse maintainers',
  authorAddress: 'maintainers@cdk-gatehouse.dev',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdk-gatehouse/cdk-gatehouse.git',
  license: 'Apache-2.0',
  copyrightOwner: 'The Gatehouse authors',
  copyrightPeriod: '2026',
  keywords: ['aws', 'cdk', 'apigateway', 'api-gateway', 'websocket', 'lint', 'canary', 'local'],
  defaultReleaseBranch: 'main',
  stability: 'experimental',
  projenrcTs: true,
  packageManager: javascript.NodePackageManager.NPM,
  npmTokenSecret: 'NPM_TOKEN',
  minNodeVersion: '20.0.0',
  jsiiVersion: '~6.0.16',
  typescriptVersion: '~6.0.3',
  cdkVersion: '2.276.0',
  constructsVersion: '10.8.1',
  publishToPypi: { distName: 'cdk-gatehouse', module: 'cdk_gatehouse' },
  publishToMaven: { mavenGroupId: 'dev.cdkgatehouse', mavenArtifactId: 'cdk-gatehouse', javaPackage: 'dev.cdkgatehouse' },
  publishToNuget: { dotNetNamespace: 'CdkGatehouse', packageId: 'CdkGatehouse' },
  publishToGo: { moduleName: 'github.com/cdk-gatehouse/cdk-gatehouse-go', packageName: 'gatehouse' },
  github: false,
  release: false,
  depsUpgrade: false,
  autoDetectBin: false,
  bin: { gatehouse: 'assets/cli/bin/gatehouse.js' },
  devDeps: [
    '@aws-cdk/toolkit-lib@1.40.1',
    '@aws-sdk/client-api-gateway@^3.1142.0',
    '@aws-sdk/client-apigatewaymanagementapi@^3.1142.0',
    '@aws-sdk/client-apigatewayv2@^3.1142.0',
    '@aws-sdk/client-cloudformation@^3.1142.0',
    '@aws-sdk/client-cloudwatch@^3.1142.0',
    '@aws-sdk/client-cloudwatch-logs@^3.1142.0',
    '@aws-sdk/client-iam@^3.1142.0',
    '@aws-sdk/client-lambda@^3.1142.0',
    '@aws-sdk/client-sts@^3.1142.0',
    '@cyclonedx/cyclonedx-esbuild@^1.4.4',
    // The last version that runs on Node 20.
    '@sparticuz/chromium@131',
    '@types/node@^20',
    '@types/ws@^8',
    'ajv@^8.20.0',
    'ajv-draft-04@^1.0.0',
    '@types/autocannon@^7',
    '@types/yauzl@^3',
    'autocannon@^9.0.0',
    'aws-cdk@2.1148.1',
    'cdk-nag@3.0.2',
    'commander@^14',
    'esbuild@^0.28.2',
    'fast-check@^4',
    'fflate@^0.8',
    'jsii-rosetta@~6.0.17',
    'playwright-core@^1.65.1',
    're2js@^2.10.0',
    'saxes@^6.0.0',
    'spdx-license-list@^6',
    'ws@^8',
    'yaml@^2',
    'yauzl@^3.4.0',
  ],
  jestOptions: {
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    jestConfig: {
      // The end-to-end tests start the real CDK CLI.
      testTimeout: 30_000,
      setupFiles: ['<rootDir>/test/setup.ts'],
      collectCoverage: false,
      workerThreads: false,
      moduleNameMapper: { '^cdk-gatehouse$': '<rootDir>/src', '^cdk-gatehouse/(local|lint)$': '<rootDir>/src/$1' },
      coverageReporters: ['text-summary', 'lcov'].map((name) => name as never),
    },
  },
  tsconfigDev: {
    compilerOptions: {
      module: 'commonjs',
      moduleResolution: javascript.TypeScriptModuleResolution.BUNDLER,
      paths: { 'cdk-gatehouse': ['../src/index.ts'], 'cdk-gatehouse/local': ['../src/local.ts'], 'cdk-gatehouse/lint': ['../src/lint.ts'] },
    },
  },
  eslintOptions: { dirs: ['src'], devdirs: ['test', 'projenrc', 'examples', 'bench'], prettier: false, commandOptions: { fix: false } },
  gitignore: ['cdk.out/', '*.tgz', '.DS_Store', '/assets/cli/', '/assets/local/', '/assets/lint/', '.gatehouse/', '.jsii.tabl.json'],
});

// 1.13.0 of some of its platform packages is not published, which breaks `npm ci`.
project.package.addPackageResolutions('unrs-resolver@1.12.2');
// Every jsii tool prints a banner on Node 20 otherwise; the engines field says what is supported.
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');
for (const folder of ['/projenrc/', '/examples/', '/bench/', '/docs/', '/.ci/', '/.gatehouse/', '/rosetta/', 'cdk.out/']) project.addPackageIgnore(folder);
project.package.addField('allowScripts', ['esbuild']);
project.package.addField('exports', {
  '.': './lib/index.js',
  './package.json': './package.json',
  './.jsii': './.jsii',
  './.warnings.jsii.js': './.warnings.jsii.js',
  './local': { types: './lib/local.d.ts', default: './assets/local/index.js' },
  './lint': { types: './lib/lint.d.ts', default: './assets/lint/index.js' },
});

enforceLayers(project.eslint!);
addTypecheck(project);
addBundles(project);
generateBindingsOnly(project);
keepDocsTrue(project);
testEverything(project);
addDemoAndBench(project);

project.synth();

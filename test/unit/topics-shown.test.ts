import { strict as assert } from 'node:assert';
import { it } from 'node:test';
import { analyzeNow } from '../../server/src/core/engine/analyze.ts';
import { describe } from '../../server/src/core/engine/hover.ts';
import { workspaceOf } from '../harness/run.ts';

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: app
spec:
  replicas: 1
  strategy:
    rollingUpdate:
      maxSurge: 1
  template:
    spec:
      hostNetwork: true
      hostname: app
      initContainers:
        - name: proxy
          image: registry.example.com/proxy:1.0.0
          restartPolicy: Always
      containers:
        - name: app
          command: [run]
          imagePullPolicy: Always
          securityContext:
            capabilities:
              drop: [ALL]
          resources:
            requests: {}
            limits: {}
          livenessProbe:
            httpGet: {}
            periodSeconds: 3
`;

const workflow = `on:
  pull_request:
  push:
jobs:
  deploy:
    environment: production
    runs-on: ubuntu-24.04
    steps:
      - uses: ./local
`;

const chart = `apiVersion: v2
name: app
version: 1.0.0
dependencies: []
`;

/** The word under the cursor, and the title that the hover shows there; an empty title where no topic belongs. */
const expected: readonly (readonly [file: string, text: string, word: string, title: string])[] = [
  ['app.yaml', deployment, 'kind', 'Container orchestration'],
  ['app.yaml', deployment, 'metadata', ''],
  ['app.yaml', deployment, 'replicas', 'Redundancy'],
  ['app.yaml', deployment, 'maxSurge', 'Rolling updates without downtime'],
  ['app.yaml', deployment, 'hostNetwork', 'Network access to nodes'],
  ['app.yaml', deployment, 'hostname', ''],
  ['app.yaml', deployment, 'image', 'Container images'],
  ['app.yaml', deployment, 'restartPolicy', 'Sidecar containers'],
  ['app.yaml', deployment, 'command', 'A container is an isolated process'],
  ['app.yaml', deployment, 'imagePullPolicy', 'Immutable infrastructure'],
  ['app.yaml', deployment, 'securityContext', 'Pod security'],
  ['app.yaml', deployment, 'drop', 'Least privilege of a container'],
  ['app.yaml', deployment, 'requests', 'Quality of service (QoS)'],
  ['app.yaml', deployment, 'limits', 'Performance isolation'],
  ['app.yaml', deployment, 'httpGet', 'Health checks'],
  ['app.yaml', deployment, 'periodSeconds', 'Health check intervals and timers'],
  ['.github/workflows/deploy.yaml', workflow, 'pull_request', 'Small changes and short feedback loops'],
  ['.github/workflows/deploy.yaml', workflow, 'push', 'Continuous integration'],
  ['.github/workflows/deploy.yaml', workflow, 'environment', 'Continuous deployment'],
  ['.github/workflows/deploy.yaml', workflow, 'uses', 'Third-party dependencies'],
  ['.github/workflows/deploy.yaml', workflow, 'runs-on', ''],
  ['app/Chart.yaml', chart, 'version', 'Helm'],
  ['app/Chart.yaml', chart, 'dependencies', 'Third-party dependencies'],
];

it('hovers show the topic of the nearest place, and none where none belongs', () => {
  const shown = expected.map(([file, text, word]) => {
    const workspace = workspaceOf({ files: [{ path: file, text, signs: [], cursor: null }], settings: '' });
    const report = analyzeNow(`file:///case/${file}`, workspace);
    const sections = describe(report, text.indexOf(`${word}:`), workspace, { schema: false, messages: true })?.sections ?? [];
    const topic = sections.find((section) => /\n\n_Source: /.test(section));
    return [file, word, /^\*\*(.*)\*\*\n/.exec(topic ?? '')?.[1] ?? ''];
  });
  assert.deepEqual(
    shown,
    expected.map(([file, , word, title]) => [file, word, title]),
  );
});

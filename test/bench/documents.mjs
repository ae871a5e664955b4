// The texts that are measured, made from numbers so that each run has the same.

const container = (i) => `        - name: app-${i}
          image: registry.example.com/team/app-${i}:1.${i}.0
          args: ["--port", "${8000 + (i % 1000)}"]
          ports:
            - name: http
              containerPort: ${8000 + (i % 1000)}
          env:
            - name: MODE
              value: "production"
            - name: REGION
              value: "ap-northeast-2"
          readinessProbe:
            httpGet:
              path: /ready
              port: http
            periodSeconds: 10
          livenessProbe:
            httpGet:
              path: /alive
              port: http
            initialDelaySeconds: 15
            periodSeconds: 20
          resources:
            requests: { cpu: 100m, memory: 64Mi }
            limits: { memory: 128Mi }
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: [ALL]
`;

const deployment = (i, containers) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: app-${i}
  namespace: shop
  labels:
    app.kubernetes.io/name: app-${i}
    app.kubernetes.io/part-of: shop
spec:
  replicas: ${1 + (i % 4)}
  selector:
    matchLabels:
      app: app-${i}
  strategy:
    type: RollingUpdate
  template:
    metadata:
      labels:
        app: app-${i}
    spec:
      serviceAccountName: app
      automountServiceAccountToken: false
      securityContext:
        runAsNonRoot: true
        seccompProfile:
          type: RuntimeDefault
      containers:
${Array.from({ length: containers }, (_, n) => container(i * 10 + n)).join('')}`;

const service = (i) => `apiVersion: v1
kind: Service
metadata:
  name: app-${i}
  namespace: shop
spec:
  selector:
    app: app-${i}
  ports:
    - name: http
      port: 80
      targetPort: http
`;

const upTo = (lines, make, between = '') => {
  const parts = [];
  let count = 0;
  for (let i = 0; count < lines; i++) {
    const part = make(i);
    parts.push(part);
    count += part.split('\n').length - 1 + (between === '' ? 0 : 1);
  }
  return parts.join(between);
};

const values = (i) => `component${i}:
  enabled: true
  # How many of it run at once.
  replicaCount: ${1 + (i % 5)}
  image:
    repository: registry.example.com/team/component-${i}
    tag: "1.${i}.0"
    pullPolicy: IfNotPresent
  service:
    type: ClusterIP
    port: ${8000 + (i % 1000)}
    annotations: {}
  resources:
    requests:
      cpu: 100m
      memory: 128Mi
    limits:
      memory: 256Mi
  nodeSelector: {}
  tolerations: []
  extraEnv:
    - name: LOG_LEVEL
      value: info
`;

const job = (i) => `  job${i}:
    runs-on: ubuntu-latest
    timeout-minutes: 15
${i === 0 ? '' : `    needs: job${i - 1}\n`}    strategy:
      matrix:
        node: [20, 22]
        os: [ubuntu-latest, windows-latest]
    steps:
      - uses: actions/checkout@v4
      - name: Set up Node
        uses: actions/setup-node@v4
        with:
          node-version: \${{ matrix.node }}
      - name: Build
        run: |
          npm ci
          npm run build -- --target=${i}
        env:
          CI: "true"
      - name: Test
        if: \${{ success() && matrix.os == 'ubuntu-latest' }}
        run: npm test
`;

/** Name, path within a workspace, text. */
export const documents = [
  { id: 'deployment', title: '60-line Deployment', path: 'deployment.yaml', text: deployment(1, 1) },
  {
    id: 'manifests',
    title: '5,000-line multi-document manifest',
    path: 'manifests.yaml',
    text: upTo(5000, (i) => (i % 3 === 2 ? service(i) : deployment(i, 1)), '---\n'),
  },
  { id: 'values', title: '5,000-line values.yaml', path: 'values.yaml', text: upTo(5000, values) },
  {
    id: 'workflow',
    title: '1,000-line workflow',
    path: '.github/workflows/workflow.yml',
    text: `name: CI\non:\n  push:\n    branches: [main]\npermissions:\n  contents: read\njobs:\n${upTo(1000, job)}`,
  },
];

/** A folder of many small manifests. */
export const folder = Array.from({ length: 300 }, (_, i) => ({
  path: `app-${i}.yaml`,
  text: i % 3 === 2 ? service(i) : deployment(i, 1),
}));

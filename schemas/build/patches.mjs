// Where the generated data says other than the API server does, each with its reason. A patch that meets no field of any minor
// stops the build, so that none outlives its cause.
//   { class, field | fields, required: false }   the server takes the object without it
//   { class, field | fields, enum }              the server refuses any other word
//   { class, field | fields, schema }            the type itself
const labelOperators = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

export const patches = [
  // Required in the published API, absent without harm in the server.
  { class: 'V1RoleRef', field: 'apiGroup', required: false, reason: 'defaulted to rbac.authorization.k8s.io' },
  { class: 'V1StatefulSetSpec', field: 'serviceName', required: false, reason: 'never validated; declared optional since 1.33' },
  {
    class: 'V1NetworkPolicySpec',
    field: 'podSelector',
    required: false,
    reason: 'absent is the empty selector, which selects every pod',
  },
  { class: 'V1PriorityClass', field: 'value', required: false, reason: 'absent is 0, which is a priority' },
  { class: 'V1HTTPHeader', field: 'value', required: false, reason: 'absent is an empty value, which is a header' },
  { class: 'V1Sysctl', field: 'value', required: false, reason: 'only the name is validated' },
  { class: 'V1ISCSIVolumeSource', field: 'lun', required: false, reason: 'absent is unit 0' },
  { class: 'V1ISCSIPersistentVolumeSource', field: 'lun', required: false, reason: 'absent is unit 0' },
  { class: 'V1LimitRangeSpec', field: 'limits', required: false, reason: 'absent is no limit' },
  {
    class: 'V1PreferredSchedulingTerm',
    field: 'preference',
    required: false,
    reason: 'absent is the empty term, which is taken',
  },
  { class: 'V1PodFailurePolicyOnPodConditionsPattern', field: 'status', required: false, reason: 'defaulted to "True"' },
  { class: 'V1CustomResourceDefinitionVersion', fields: ['served', 'storage'], required: false, reason: 'absent is false' },
  { class: 'V1ControllerRevision', field: 'revision', required: false, reason: 'absent is 0' },
  { class: 'V1EndpointSlice', field: 'endpoints', required: false, reason: 'absent is no endpoint' },
  { class: 'V1CSINodeSpec', field: 'drivers', required: false, reason: 'absent is no driver' },
  { class: 'V1ClusterRole', field: 'rules', required: false, reason: 'absent is no rule' },
  { class: 'V1Role', field: 'rules', required: false, reason: 'absent is no rule' },
  {
    class: 'V1ScaleIOVolumeSource',
    field: 'secretRef',
    required: false,
    reason: 'only the gateway, the system and the volume are validated',
  },
  { class: 'V1SleepAction', field: 'seconds', required: false, reason: 'absent is 0, which is taken since 1.33' },
  { class: 'StorageV1TokenRequest', field: 'audience', required: false, reason: 'absent is the audience of the API server' },
  { class: 'V1PodFailurePolicy', field: 'rules', required: false, reason: 'absent is no rule' },
  { class: 'V1TokenReviewSpec', field: 'token', required: false, reason: 'never validated' },
  { class: 'CoreV1Event', fields: ['involvedObject', 'metadata'], required: false, reason: 'the object is decoded without them' },

  // Closed sets that the server holds by hand and the published API does not name.
  {
    class: 'V1LabelSelectorRequirement',
    field: 'operator',
    enum: labelOperators,
    reason: 'validated by every selector of labels',
  },
  {
    class: 'V2MetricSpec',
    field: 'type',
    enum: ['ContainerResource', 'External', 'Object', 'Pods', 'Resource'],
    reason: 'validated',
  },
  { class: 'V2MetricTarget', field: 'type', enum: ['AverageValue', 'Utilization', 'Value'], reason: 'validated' },
  { class: 'V2HPAScalingRules', field: 'selectPolicy', enum: ['Disabled', 'Max', 'Min'], reason: 'validated' },
  { class: 'V2HPAScalingPolicy', field: 'type', enum: ['Percent', 'Pods'], reason: 'validated' },
  { class: 'V1PodOS', field: 'name', enum: ['linux', 'windows'], reason: 'validated' },
  { class: 'RbacV1Subject', field: 'kind', enum: ['Group', 'ServiceAccount', 'User'], reason: 'validated' },
  { class: 'V1RoleRef', field: 'kind', enum: ['ClusterRole', 'Role'], reason: 'validated' },
  { class: 'V1CustomResourceDefinitionSpec', field: 'scope', enum: ['Cluster', 'Namespaced'], reason: 'validated' },
  { class: 'V1CustomResourceConversion', field: 'strategy', enum: ['None', 'Webhook'], reason: 'validated' },
  {
    class: 'V1StatefulSetPersistentVolumeClaimRetentionPolicy',
    fields: ['whenDeleted', 'whenScaled'],
    enum: ['Delete', 'Retain'],
    reason: 'validated',
  },
  { class: 'V1CSIDriverSpec', field: 'fsGroupPolicy', enum: ['File', 'None', 'ReadWriteOnceWithFSType'], reason: 'validated' },

  // Types that the clients leave open.
  {
    class: 'V1JSONSchemaProps',
    field: 'items',
    schema: { class: 'V1JSONSchemaProps', variant: '?' },
    reason: 'a schema; a list of them decodes, but structural schemas, the only ones of v1, refuse it',
  },
  {
    class: 'V1JSONSchemaProps',
    fields: ['additionalProperties', 'additionalItems'],
    schema: { class: 'V1JSONSchemaProps', variant: '?b' },
    reason: 'a schema or a boolean',
  },
];

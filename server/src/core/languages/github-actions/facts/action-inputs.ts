/** Inputs of the actions that most workflows use, to offer while typing; newer ones may have more. As of November 2026. */

const inputs = (text: string): readonly string[] => text.split(/\s+/);

/** By `owner/repository[/path]` in lower case; the most used input first. */
export const actionInputs: ReadonlyMap<string, readonly string[]> = new Map([
  ['actions/cache', inputs('path key restore-keys enableCrossOsArchive fail-on-cache-miss lookup-only upload-chunk-size')],
  [
    'actions/checkout',
    inputs(
      'persist-credentials fetch-depth ref repository path token submodules lfs fetch-tags clean filter sparse-checkout sparse-checkout-cone-mode show-progress ssh-key ssh-known-hosts ssh-strict ssh-user set-safe-directory github-server-url',
    ),
  ],
  ['actions/download-artifact', inputs('name path pattern merge-multiple artifact-ids github-token repository run-id')],
  [
    'actions/github-script',
    inputs('script github-token result-encoding retries retry-exempt-status-codes debug user-agent previews base-url'),
  ],
  [
    'actions/setup-dotnet',
    inputs('dotnet-version global-json-file cache cache-dependency-path source-url owner config-file dotnet-quality'),
  ],
  ['actions/setup-go', inputs('go-version go-version-file cache cache-dependency-path check-latest architecture token')],
  [
    'actions/setup-java',
    inputs(
      'distribution java-version java-version-file java-package architecture cache cache-dependency-path check-latest server-id server-username server-password settings-path overwrite-settings gpg-private-key gpg-passphrase mvn-toolchain-id token',
    ),
  ],
  [
    'actions/setup-node',
    inputs(
      'node-version node-version-file cache cache-dependency-path package-manager-cache registry-url scope check-latest always-auth architecture token mirror mirror-token',
    ),
  ],
  [
    'actions/setup-python',
    inputs(
      'python-version python-version-file cache cache-dependency-path check-latest architecture allow-prereleases freethreaded update-environment token pip-version',
    ),
  ],
  [
    'actions/upload-artifact',
    inputs('name path if-no-files-found retention-days compression-level overwrite include-hidden-files archive'),
  ],
  [
    'aws-actions/configure-aws-credentials',
    inputs(
      'role-to-assume aws-region role-session-name role-duration-seconds audience mask-aws-account-id output-credentials role-chaining',
    ),
  ],
  [
    'docker/build-push-action',
    inputs(
      'context file push tags labels platforms build-args cache-from cache-to target secrets provenance sbom load no-cache pull outputs builder build-contexts annotations network ssh',
    ),
  ],
  ['docker/login-action', inputs('registry username password ecr logout scope')],
  ['docker/metadata-action', inputs('images tags flavor labels annotations context github-token')],
  ['docker/setup-buildx-action', inputs('version driver driver-opts platforms install use cleanup cache-binary')],
  ['docker/setup-qemu-action', inputs('platforms image cache-image')],
  ['github/codeql-action/analyze', inputs('category output upload')],
  ['github/codeql-action/init', inputs('languages build-mode queries config-file config packs tools')],
  ['github/codeql-action/upload-sarif', inputs('sarif_file category')],
  [
    'google-github-actions/auth',
    inputs('workload_identity_provider service_account project_id token_format access_token_lifetime create_credentials_file'),
  ],
]);

/** The objects that Helm gives to every template, in our own words. */
import type { Say } from '../../base/say.ts';

export interface Member {
  readonly name: string;
  /** The type as Helm's users know it; with arguments for a method. */
  readonly type: string;
  readonly say: Say;
  readonly members?: readonly Member[];
}

const m = (name: string, type: string, en: string, ko: string, members?: readonly Member[]): Member =>
  members ? { name, type, say: { en, ko }, members } : { name, type, say: { en, ko } };

const dependencies = [
  m('Name', 'string', 'Name of the dependency.', '의존 차트의 이름입니다.'),
  m('Version', 'string', 'Version or range that is asked for.', '요구하는 버전 또는 버전 범위입니다.'),
  m('Repository', 'string', 'Where the dependency is fetched from.', '의존 차트를 가져오는 곳입니다.'),
  m('Alias', 'string', 'The other name it goes by in this chart.', '이 차트에서 쓰는 다른 이름입니다.'),
];

const maintainers = [
  m('Name', 'string', 'Name of the person.', '담당자의 이름입니다.'),
  m('Email', 'string', 'Mail address of the person.', '담당자의 메일 주소입니다.'),
  m('URL', 'string', 'Page of the person.', '담당자의 웹 페이지입니다.'),
];

export const rootMembers: readonly Member[] = [
  m(
    'Values',
    'map',
    'The merged values: `values.yaml`, below what the parent chart, `-f` files and `--set` give.',
    '병합된 값입니다. `values.yaml` 위에 상위 차트, `-f` 파일, `--set`의 값이 차례로 덮입니다.',
  ),
  m('Release', 'object', 'The release that is being installed or upgraded.', '설치하거나 업그레이드하는 릴리스입니다.', [
    m('Name', 'string', 'Name of the release, as the user gave it.', '사용자가 지정한 릴리스의 이름입니다.'),
    m('Namespace', 'string', 'Namespace that the release is installed to.', '릴리스를 설치하는 네임스페이스입니다.'),
    m('IsInstall', 'bool', 'True while installing for the first time.', '처음 설치할 때 참입니다.'),
    m('IsUpgrade', 'bool', 'True while upgrading or rolling back.', '업그레이드하거나 롤백할 때 참입니다.'),
    m(
      'Revision',
      'int',
      'Number of this revision: 1 at the first install, one more with every upgrade and rollback.',
      '리비전 번호입니다. 처음 설치하면 1이고 업그레이드나 롤백마다 1씩 늘어납니다.',
    ),
    m('Service', 'string', 'What renders the templates; always `Helm`.', '템플릿을 렌더링하는 도구이며 항상 `Helm`입니다.'),
  ]),
  m(
    'Chart',
    'object',
    'What `Chart.yaml` says; its names begin with a capital here.',
    '`Chart.yaml`의 내용입니다. 여기서는 이름이 대문자로 시작합니다.',
    [
      m('Name', 'string', 'Name of the chart.', '차트의 이름입니다.'),
      m('Version', 'string', 'Version of the chart itself.', '차트 자체의 버전입니다.'),
      m('AppVersion', 'string', 'Version of the application in the chart.', '차트가 담은 애플리케이션의 버전입니다.'),
      m('Description', 'string', 'One sentence about the chart.', '차트를 설명하는 한 문장입니다.'),
      m('APIVersion', 'string', 'Version of the chart format: `v1` or `v2`.', '차트 형식의 버전으로 `v1` 또는 `v2`입니다.'),
      m(
        'KubeVersion',
        'string',
        'Range of Kubernetes versions that the chart supports.',
        '차트가 지원하는 쿠버네티스 버전 범위입니다.',
      ),
      m('Type', 'string', '`application` or `library`.', '`application` 또는 `library`입니다.'),
      m('Keywords', '[]string', 'Words to find the chart by.', '차트를 찾을 때 쓰는 낱말입니다.'),
      m('Home', 'string', "Page of the chart's project.", '프로젝트의 웹 페이지입니다.'),
      m('Sources', '[]string', 'Where the source code is.', '소스 코드의 위치입니다.'),
      m('Icon', 'string', "Address of the chart's picture.", '차트 아이콘의 주소입니다.'),
      m('Deprecated', 'bool', 'Whether the chart should no longer be used.', '더 이상 쓰지 않을 차트인지를 나타냅니다.'),
      m('Annotations', 'map', 'Further words about the chart, by key.', '차트에 덧붙인 어노테이션입니다.'),
      m('Dependencies', '[]object', 'Charts that this one needs.', '이 차트가 필요로 하는 차트들입니다.', dependencies),
      m('Maintainers', '[]object', 'People who look after the chart.', '차트를 관리하는 사람들입니다.', maintainers),
      m('Condition', 'string', 'Condition under which the chart is used as a dependency.', '의존 차트로 쓰일 때의 조건입니다.'),
      m('Tags', 'string', 'Tags by which the chart is switched on as a dependency.', '의존 차트로 켜고 끄는 태그입니다.'),
      m(
        'IsRoot',
        'bool',
        'Whether this is the chart that is installed and not a dependency of it.',
        '의존 차트가 아니라 설치 대상 차트인지를 나타냅니다.',
      ),
    ],
  ),
  m('Capabilities', 'object', 'What the cluster and Helm are able to do.', '클러스터와 Helm이 지원하는 기능입니다.', [
    m('APIVersions', 'set', 'The API versions that the cluster serves.', '클러스터가 제공하는 API 버전의 집합입니다.', [
      m(
        'Has',
        'func(version string) bool',
        'Whether the cluster serves a version such as `batch/v1` or a kind such as `apps/v1/Deployment`.',
        '클러스터가 `batch/v1` 같은 버전이나 `apps/v1/Deployment` 같은 종류를 제공하는지 알려 줍니다.',
      ),
    ]),
    m(
      'KubeVersion',
      'object',
      'The version of Kubernetes; printed alone it is `Version`.',
      '쿠버네티스의 버전입니다. 그대로 출력하면 `Version`이 나옵니다.',
      [
        m('Version', 'string', 'The whole version, such as `v1.33.0`.', '`v1.33.0` 같은 전체 버전입니다.'),
        m('Major', 'string', 'The major version, such as `1`.', '`1` 같은 주 버전입니다.'),
        m('Minor', 'string', 'The minor version, such as `33`.', '`33` 같은 부 버전입니다.'),
        m('GitVersion', 'string', 'The same as `Version`; an old name for it.', '`Version`과 같은 값의 옛 이름입니다.'),
        m('String', 'func() string', 'The version as text.', '버전을 텍스트로 나타냅니다.'),
      ],
    ),
    m('HelmVersion', 'object', 'The version of Helm.', 'Helm의 버전입니다.', [
      m('Version', 'string', 'The whole version, such as `v3.18.0`.', '`v3.18.0` 같은 전체 버전입니다.'),
      m('GitCommit', 'string', 'Commit that Helm was built from.', 'Helm을 빌드한 커밋입니다.'),
      m('GitTreeState', 'string', 'Whether that commit was built unchanged.', '수정 없이 빌드했는지를 나타냅니다.'),
      m('GoVersion', 'string', 'Version of Go that Helm was built with.', 'Helm을 빌드한 Go의 버전입니다.'),
    ]),
  ]),
  m('Template', 'object', 'The template that is being rendered.', '지금 렌더링하는 템플릿입니다.', [
    m(
      'Name',
      'string',
      'Path of the file, such as `shop/templates/web.yaml`.',
      '`shop/templates/web.yaml` 같은 파일 경로입니다.',
    ),
    m(
      'BasePath',
      'string',
      "Path of the chart's templates, such as `shop/templates`.",
      '`shop/templates` 같은 템플릿 폴더의 경로입니다.',
    ),
  ]),
  m('Files', 'object', 'Files of the chart that are no templates.', '템플릿이 아닌 차트의 파일입니다.', [
    m(
      'Get',
      'func(name string) string',
      'The text of a file; empty where there is none.',
      '파일의 내용입니다. 파일이 없으면 빈 문자열입니다.',
    ),
    m(
      'GetBytes',
      'func(name string) []byte',
      'The bytes of a file, for files that are no text.',
      '텍스트가 아닌 파일을 바이트로 읽습니다.',
    ),
    m(
      'Glob',
      'func(pattern string) Files',
      'The files whose paths fit a pattern such as `config/*.yaml`.',
      '`config/*.yaml` 같은 패턴에 맞는 파일들입니다.',
    ),
    m('Lines', 'func(name string) []string', 'The lines of a file, to go through one by one.', '파일을 줄 단위로 읽습니다.'),
    m('AsConfig', 'func() string', 'The files as `data` of a ConfigMap.', '파일들을 ConfigMap의 `data` 형식으로 만듭니다.'),
    m(
      'AsSecrets',
      'func() string',
      'The files as `data` of a Secret, in base64.',
      '파일들을 base64로 인코딩하여 Secret의 `data` 형식으로 만듭니다.',
    ),
  ]),
  m(
    'Subcharts',
    'map',
    "The scopes of the chart's dependencies, by name or alias.",
    '의존 차트의 스코프를 이름이나 별칭으로 찾습니다.',
  ),
];

/** The member at the end of a path below the root; null where Helm has none or the path goes into data. */
export const memberAt = (path: readonly (string | null)[]): Member | null => {
  let members: readonly Member[] | undefined = rootMembers;
  let found: Member | null = null;
  for (const step of path) {
    // A list's members are those of its items.
    if (step === null && found?.type.startsWith('[]')) continue;
    found = members?.find(({ name }) => name === step) ?? null;
    if (!found) return null;
    members = found.members;
  }
  return found;
};

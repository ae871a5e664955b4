/** The names that expressions know, and what each is. Facts from GitHub's "Contexts reference" and "Evaluate expressions". */
import type { Say } from '../../../base/say.ts';

export interface ContextFact {
  readonly name: string;
  readonly say: Say;
  /** Its keys, where they are always the same. */
  readonly keys: readonly KeyFact[];
}

export interface KeyFact {
  readonly name: string;
  readonly say: Say;
}

const key = (name: string, en: string, ko: string): KeyFact => ({ name, say: { en, ko } });
const context = (name: string, en: string, ko: string, keys: readonly KeyFact[] = []): readonly [string, ContextFact] => [
  name,
  { name, say: { en, ko }, keys },
];

export const contexts: ReadonlyMap<string, ContextFact> = new Map([
  context(
    'env',
    'Variables set by `env` of the workflow, the job or the step.',
    '워크플로, 작업, 단계의 `env`로 정한 변수입니다.',
  ),
  context('github', 'The run and the event that started it.', '실행과 그 실행을 일으킨 이벤트의 정보입니다.', [
    key('action', 'Name of the action or id of the step that runs now.', '지금 실행 중인 액션의 이름 또는 단계의 id입니다.'),
    key('action_path', 'Folder of the composite action that runs now.', '지금 실행 중인 컴포지트 액션이 놓인 폴더입니다.'),
    key('action_ref', 'Ref of the action that runs now, such as `v4`.', '지금 실행 중인 액션의 ref입니다. 예: `v4`.'),
    key('action_repository', 'Owner and repository of the action that runs now.', '지금 실행 중인 액션의 소유자와 저장소입니다.'),
    key('action_status', 'Result so far of a composite action.', '컴포지트 액션의 현재까지 결과입니다.'),
    key('actor', 'Who started the first run.', '처음 실행을 일으킨 사용자입니다.'),
    key('actor_id', 'Account id of who started the first run.', '처음 실행을 일으킨 사용자의 계정 id입니다.'),
    key('api_url', 'Address of the REST API.', 'REST API의 주소입니다.'),
    key('artifact_cache_size_limit', 'Limit of the artifact cache, in GB.', '아티팩트 캐시의 한도(GB)입니다.'),
    key('base_ref', 'Branch that a pull request goes into.', '풀 리퀘스트를 합칠 대상 브랜치입니다.'),
    key('env', 'File for variables of later steps.', '다음 단계들의 변수를 적는 파일입니다.'),
    key(
      'event',
      'Everything GitHub tells about the event; parts of it are written by whoever caused it.',
      '이벤트의 전체 내용입니다. 일부는 이벤트를 일으킨 사람이 쓴 글입니다.',
    ),
    key('event_name', 'Name of the event.', '이벤트의 이름입니다.'),
    key('event_path', 'File that holds the event.', '이벤트가 담긴 파일입니다.'),
    key('graphql_url', 'Address of the GraphQL API.', 'GraphQL API의 주소입니다.'),
    key(
      'head_ref',
      'Branch that a pull request comes from; its name is chosen by the author.',
      '풀 리퀘스트가 나온 브랜치입니다. 이름은 작성자가 정합니다.',
    ),
    key('job', 'Id of the job.', '작업의 id입니다.'),
    key('job_workflow_sha', 'Commit of the reusable workflow that holds the job.', '작업이 든 재사용 워크플로의 커밋입니다.'),
    key('output', 'File for outputs of the step.', '단계의 출력을 적는 파일입니다.'),
    key('path', 'File for additions to `PATH`.', '`PATH`에 더할 경로를 적는 파일입니다.'),
    key(
      'ref',
      'Full ref that started the run, such as `refs/heads/main`.',
      '실행을 일으킨 전체 ref입니다. 예: `refs/heads/main`.',
    ),
    key('ref_name', 'Short name of the branch or tag.', '브랜치나 태그의 짧은 이름입니다.'),
    key('ref_protected', 'Whether the branch is protected.', '보호된 브랜치인지 여부입니다.'),
    key('ref_type', '`branch` or `tag`.', '`branch` 또는 `tag`입니다.'),
    key('repository', 'Owner and name of the repository.', '저장소의 소유자와 이름입니다.'),
    key('repository_id', 'Id of the repository.', '저장소의 id입니다.'),
    key('repository_owner', 'Owner of the repository.', '저장소의 소유자입니다.'),
    key('repository_owner_id', 'Account id of the owner.', '소유자의 계정 id입니다.'),
    key('repository_visibility', '`public`, `private` or `internal`.', '`public`, `private`, `internal` 중 하나입니다.'),
    key('repositoryUrl', 'Git address of the repository.', '저장소의 Git 주소입니다.'),
    key('retention_days', 'Days that logs and artifacts are kept.', '로그와 아티팩트를 보관하는 날수입니다.'),
    key('run_attempt', 'Number of this attempt, from 1.', '1부터 세는 시도 번호입니다.'),
    key('run_id', 'Id of the run; a re-run keeps it.', '실행의 id입니다. 다시 실행해도 그대로입니다.'),
    key('run_number', 'Number of the run of this workflow.', '이 워크플로의 실행 번호입니다.'),
    key('secret_source', 'Where secrets come from.', '시크릿의 출처입니다.'),
    key('server_url', 'Address of the GitHub server.', 'GitHub 서버의 주소입니다.'),
    key('sha', 'Commit that started the run.', '실행을 일으킨 커밋입니다.'),
    key('state', 'File for the state of an action.', '액션의 상태를 적는 파일입니다.'),
    key('step_summary', 'File for the summary of the step.', '단계의 요약을 적는 파일입니다.'),
    key('token', 'The token of the job, as `secrets.GITHUB_TOKEN`.', '작업의 토큰입니다. `secrets.GITHUB_TOKEN`과 같습니다.'),
    key('triggering_actor', 'Who started this attempt.', '이번 시도를 일으킨 사용자입니다.'),
    key('workflow', 'Name of the workflow.', '워크플로의 이름입니다.'),
    key('workflow_ref', 'Path and ref of the workflow.', '워크플로의 경로와 ref입니다.'),
    key('workflow_sha', 'Commit of the workflow file.', '워크플로 파일의 커밋입니다.'),
    key('workspace', 'Folder into which the repository is checked out.', '저장소를 체크아웃하는 폴더입니다.'),
  ]),
  context('inputs', 'Inputs of the workflow or action.', '워크플로나 액션의 입력입니다.'),
  context('job', 'The job that runs now.', '지금 실행 중인 작업의 정보입니다.', [
    key('check_run_id', 'Id of the check run of the job.', '작업의 체크 실행 id입니다.'),
    key('container', 'The container of the job.', '작업의 컨테이너입니다.'),
    key('services', 'The service containers of the job.', '작업의 서비스 컨테이너입니다.'),
    key('status', 'Result of the job so far.', '작업의 현재까지 결과입니다.'),
    key('workflow_file_path', 'Path of the workflow file that holds the job.', '작업이 든 워크플로 파일의 경로입니다.'),
    key('workflow_ref', 'Path and ref of the workflow that holds the job.', '작업이 든 워크플로의 경로와 ref입니다.'),
    key('workflow_repository', 'Repository of the workflow that holds the job.', '작업이 든 워크플로의 저장소입니다.'),
    key('workflow_sha', 'Commit of the workflow that holds the job.', '작업이 든 워크플로의 커밋입니다.'),
  ]),
  context(
    'jobs',
    'Results and outputs of jobs, for the outputs of a reusable workflow.',
    '재사용 워크플로의 출력에 쓰는 작업들의 결과와 출력입니다.',
  ),
  context('matrix', 'The values of this job of the matrix.', '매트릭스에서 이 작업이 맡은 값입니다.'),
  context('needs', 'Results and outputs of the jobs this one waits for.', '이 작업이 기다리는 작업들의 결과와 출력입니다.'),
  context('runner', 'The machine that runs the job.', '작업을 실행하는 러너의 정보입니다.', [
    key('arch', '`X86`, `X64`, `ARM` or `ARM64`.', '`X86`, `X64`, `ARM`, `ARM64` 중 하나입니다.'),
    key('debug', '`1` where debug logging is on.', '디버그 로그를 켰으면 `1`입니다.'),
    key('environment', '`github-hosted` or `self-hosted`.', '`github-hosted` 또는 `self-hosted`입니다.'),
    key('name', 'Name of the runner.', '러너의 이름입니다.'),
    key('os', '`Linux`, `Windows` or `macOS`.', '`Linux`, `Windows`, `macOS` 중 하나입니다.'),
    key('temp', 'Folder that is emptied before and after each job.', '작업 전후로 비우는 임시 폴더입니다.'),
    key('tool_cache', 'Folder of tools that are already there.', '미리 설치된 도구가 있는 폴더입니다.'),
    key('workspace', 'Folder of the runner for the repository.', '저장소를 두는 러너의 폴더입니다.'),
  ]),
  context('secrets', 'Secrets of the repository, organization or environment.', '저장소, 조직, 환경의 시크릿입니다.'),
  context('steps', 'Results and outputs of the earlier steps that have an `id`.', '`id`가 있는 앞선 단계들의 결과와 출력입니다.'),
  context('strategy', 'The matrix strategy of the job.', '작업의 매트릭스 전략입니다.', [
    key('fail-fast', 'Whether one failure cancels the others.', '하나가 실패하면 나머지를 취소하는지 여부입니다.'),
    key('job-index', 'Number of this job in the matrix, from 0.', '매트릭스에서 0부터 센 이 작업의 번호입니다.'),
    key('job-total', 'How many jobs the matrix makes.', '매트릭스가 만드는 작업의 수입니다.'),
    key('max-parallel', 'How many of them run at a time.', '한 번에 실행하는 작업의 수입니다.'),
  ]),
  context(
    'vars',
    'Configuration variables of the repository, organization or environment.',
    '저장소, 조직, 환경의 구성 변수입니다.',
  ),
]);

export interface FunctionFact {
  readonly name: string;
  /** What stands in the brackets. */
  readonly parameters: string;
  /** Every expression may call it; the others only where GitHub's schema says so. */
  readonly everywhere: boolean;
  readonly say: Say;
}

const fn = (name: string, parameters: string, everywhere: boolean, en: string, ko: string): readonly [string, FunctionFact] => [
  name.toLowerCase(),
  { name, parameters, everywhere, say: { en, ko } },
];

export const functions: ReadonlyMap<string, FunctionFact> = new Map([
  fn(
    'always',
    '',
    false,
    'True even where an earlier step failed or the run was cancelled.',
    '앞 단계가 실패했거나 실행이 취소되었어도 참입니다.',
  ),
  fn('cancelled', '', false, 'True where the run was cancelled.', '실행이 취소되었으면 참입니다.'),
  fn(
    'case',
    'condition, value, …, default',
    true,
    'The value behind the first condition that is true, else the default.',
    '처음으로 참인 조건의 값을, 없으면 기본값을 돌려줍니다.',
  ),
  fn(
    'contains',
    'search, item',
    true,
    'Whether a text holds another, or a list an item; case does not matter.',
    '문자열이 다른 문자열을, 또는 목록이 항목을 담고 있는지 봅니다. 대소문자는 가리지 않습니다.',
  ),
  fn(
    'endsWith',
    'text, end',
    true,
    'Whether a text ends so; case does not matter.',
    '문자열이 그렇게 끝나는지 봅니다. 대소문자는 가리지 않습니다.',
  ),
  fn('failure', '', false, 'True where an earlier step or needed job failed.', '앞 단계나 필요한 작업이 실패했으면 참입니다.'),
  fn(
    'format',
    'template, value, …',
    true,
    'The template with `{0}`, `{1}` … replaced by the values.',
    '`{0}`, `{1}` …을 값으로 바꾼 문자열입니다.',
  ),
  fn('fromJSON', 'text', true, 'The value that a JSON text describes.', 'JSON 문자열이 나타내는 값입니다.'),
  fn(
    'hashFiles',
    'pattern, …',
    false,
    'One hash of all files that match; empty where none does.',
    '일치하는 모든 파일의 해시 하나입니다. 없으면 빈 문자열입니다.',
  ),
  fn('join', 'list, separator', true, 'The items of a list as one text.', '목록의 항목을 이은 문자열입니다.'),
  fn(
    'startsWith',
    'text, start',
    true,
    'Whether a text begins so; case does not matter.',
    '문자열이 그렇게 시작하는지 봅니다. 대소문자는 가리지 않습니다.',
  ),
  fn(
    'success',
    '',
    false,
    'True where all earlier steps succeeded; this is what holds without a status function.',
    '앞 단계가 모두 성공했으면 참입니다. 상태 함수를 쓰지 않으면 이것이 기본입니다.',
  ),
  fn('toJSON', 'value', true, 'The value as JSON text.', '값을 나타내는 JSON 문자열입니다.'),
]);

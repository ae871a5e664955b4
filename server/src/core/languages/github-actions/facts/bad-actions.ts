/** Actions that were taken over, stopped working or are archived. As of November 2026. */
import type { Say } from '../../../base/say.ts';

export interface BadAction {
  /** `owner/repository`, in lower case. */
  readonly name: string;
  /** Whether a ref is meant: a tag or a branch; commits are not judged. */
  readonly refs: (ref: string) => boolean;
  readonly severity: 'error' | 'warning' | 'info';
  readonly say: Say;
}

const version = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?$/;

/** Tags of this major or an older one. */
const upTo =
  (major: number) =>
  (ref: string): boolean => {
    const match = version.exec(ref);
    return match !== null && Number(match[1]) <= major;
  };

/** Exact versions below one; `v45` alone follows the newest of its major. */
const below =
  (major: number, minor: number, patch: number) =>
  (ref: string): boolean => {
    const match = version.exec(ref);
    if (!match) return false;
    const [first, second, third] = [match[1], match[2], match[3]].map((part) => (part === undefined ? null : Number(part)));
    if (first === null || first === undefined) return false;
    if (first !== major) return first < major;
    if (second === null || second === undefined) return false;
    if (second !== minor) return second < minor;
    return third !== null && third !== undefined && third < patch;
  };

const any = (): boolean => true;

const stopped = (en: string, ko: string): Say => ({ en, ko });

export const badActions: readonly BadAction[] = [
  {
    name: 'tj-actions/changed-files',
    refs: below(46, 0, 1),
    severity: 'error',
    say: stopped(
      'versions before 46.0.1 were taken over in March 2025 and printed secrets (CVE-2025-30066)',
      '46.0.1 이전 버전은 2025년 3월에 탈취되어 시크릿을 출력했습니다(CVE-2025-30066)',
    ),
  },
  {
    name: 'reviewdog/action-setup',
    refs: (ref) => ref === 'v1',
    severity: 'warning',
    say: stopped(
      'the tag v1 was taken over in March 2025 (CVE-2025-30154)',
      'v1 태그는 2025년 3월에 탈취된 적이 있습니다(CVE-2025-30154)',
    ),
  },
  ...['upload-artifact', 'download-artifact'].map((name) => ({
    name: `actions/${name}`,
    refs: upTo(3),
    severity: 'warning' as const,
    say: stopped(
      'versions 1 to 3 no longer work since January 2025; use version 4 or later',
      '1~3 버전은 2025년 1월부터 동작하지 않습니다. 4 이상을 쓰십시오',
    ),
  })),
  {
    name: 'actions/cache',
    refs: upTo(2),
    severity: 'warning',
    say: stopped(
      'versions 1 and 2 no longer work since March 2025; use version 4 or later',
      '1, 2 버전은 2025년 3월부터 동작하지 않습니다. 4 이상을 쓰십시오',
    ),
  },
  ...[
    'actions/create-release',
    'actions/upload-release-asset',
    'actions/setup-ruby',
    'actions-rs/toolchain',
    'actions-rs/cargo',
    'actions-rs/clippy-check',
    'actions-rs/audit-check',
  ].map((name) => ({
    name,
    refs: any,
    severity: 'info' as const,
    say: stopped('its repository is archived and gets no fixes any more', '저장소가 보관 처리되어 더 이상 고쳐지지 않습니다'),
  })),
];

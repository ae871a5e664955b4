/** Linux capabilities in a container's security context. */
import type { View } from '../../yaml/view.ts';
import type { Container } from './pod.ts';

/** What `baseline` lets a container add; names compare exactly, as the API server compares them. */
export const baselineCapabilities: ReadonlySet<string> = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

/** Items of `capabilities.add` whose name is known. */
export const addedCapabilities = (container: Container): readonly { readonly at: View; readonly name: string }[] =>
  container
    .at('securityContext', 'capabilities', 'add')
    .items()
    .flatMap((at) => (at.text === undefined ? [] : [{ at, name: at.text }]));

/** A capability's name as the kernel knows it: runtimes read `cap_net_raw` and `NET_RAW` alike. */
export const kernelName = (name: string): string => name.toUpperCase().replace(/^CAP_/, '');

// The minors of Kubernetes that we hold schemas of, and the package each comes from. 1.31 and 1.35 have no client of their own.
export const minors = [27, 28, 29, 30, 32, 33, 34, 36].map((minor) => ({ minor, name: `k8s-1.${minor}` }));

/** The newest minor has no client yet; what it adds to the one before is read from declarations of another kind. */
export const latest = { minor: 37, name: 'k8s-1.37' };

/** Types of every kind there has been, with what the clients lack: enumerations, quantities and the docs of object fields. */
export const modelsPackage = 'kubernetes-models';

export * from './accounts';
export * from './hazards';
export * from './library';
export * from './log';
export * from './organisation';
export * from './risk';
export * from './routine';
export * from './supervision';

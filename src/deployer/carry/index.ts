export * from './carry-over';
export * from './needs';

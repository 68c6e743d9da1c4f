export * from './loggingConfiguration';
export * from './webAcl';
export * from './webAclAssociation';

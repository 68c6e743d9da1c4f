export * from './defaultTemplateRef';
export * from './FleetPage';

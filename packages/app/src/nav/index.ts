export * from './PortalNav';

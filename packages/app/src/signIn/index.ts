export * from './PortalSignInPage';

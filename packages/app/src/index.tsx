import '@backstage/cli/asset-types';
import '@backstage/ui/css/styles.css';
import './theme.css';
import ReactDOM from 'react-dom/client';
import { createApp } from '@backstage/frontend-defaults';
import { portalModule } from './portalModule';

const root = document.getElementById('root');
if (root) {
  const app = createApp({ features: [portalModule] });
  ReactDOM.createRoot(root).render(app.createRoot());
}

import { ConfigApi } from '@backstage/frontend-plugin-api';

/** Someone that anyone may sign in as while the portal runs on the local AWS. */
export interface Persona {
  /** Name of the user in the catalog. */
  id: string;
  title: string;
  description: string;
}

/** The personas that the portal offers; none on real AWS. */
export function readPersonas(config: ConfigApi): Persona[] {
  const localAws = config.getOptionalConfig('gcoAnalytics.localAws');
  if (!localAws?.getOptionalString('url')) return [];
  return (localAws.getOptionalConfigArray('personas') ?? []).map(persona => {
    const id = persona.getString('id');
    return {
      id,
      title: persona.getOptionalString('title') ?? id,
      description: persona.getOptionalString('description') ?? '',
    };
  });
}

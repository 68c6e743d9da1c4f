import { TemplateResource } from './templates';

/** Everything that has to be there before a resource, directly or through others. */
export function prerequisites(
  resources: Record<string, TemplateResource>,
): (id: string) => Set<string> {
  const direct = (id: string): string[] => {
    const { DependsOn = [], Properties } = resources[id];
    const text = JSON.stringify(Properties ?? {});
    const references = [
      ...text.matchAll(/"Ref":"(\w+)"/g),
      ...text.matchAll(/"Fn::GetAtt":\["(\w+)"/g),
    ].map(([, target]) => target);
    return [...DependsOn, ...references].filter(target => target in resources);
  };
  return id => {
    const found = new Set<string>();
    const look = (at: string): void =>
      direct(at).forEach(target => {
        if (found.has(target)) return;
        found.add(target);
        look(target);
      });
    look(id);
    return found;
  };
}

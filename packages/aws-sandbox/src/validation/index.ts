export type { Constraint, Constraints } from './Constraint';
export { byKey, paginate, type Page, type PageOptions } from './paginate';
export { validateConstraints } from './validateConstraints';

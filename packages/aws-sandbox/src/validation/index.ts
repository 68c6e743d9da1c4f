export { InputValidator, type InputToValidate } from './InputValidator';
export type { ServiceLimits, ShapeLimits } from './limits/ServiceLimits';
export { byKey, paginate, type Page, type PageOptions } from './paginate';
export { paginateInOrder } from './paginateInOrder';

// Renders limits with a line for each shape, so that a change of a model reads as a change of those lines.

/** @param limits as reduceModel gives them */
export function renderLimits({ model, operations, shapes }) {
  return [
    '{',
    `  "model": ${JSON.stringify(model)},`,
    `  "operations": ${JSON.stringify(operations, null, 2).replaceAll(
      '\n',
      '\n  ',
    )},`,
    '  "shapes": {',
    Object.entries(shapes)
      .map(
        ([name, shape]) =>
          `    ${JSON.stringify(name)}: ${JSON.stringify(shape)}`,
      )
      .join(',\n'),
    '  }',
    '}',
    '',
  ].join('\n');
}

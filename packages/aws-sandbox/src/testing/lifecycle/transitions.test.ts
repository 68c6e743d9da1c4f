import { checkTransitions, TransitionTable } from './transitions';

describe('checkTransitions', () => {
  const table: TransitionTable = {
    calls: {
      Create: { from: ['gone'], to: 'making' },
      Delete: { from: ['ready'], to: 'going' },
    },
    time: { making: ['ready'], going: ['gone'] },
  };
  const check = (
    from: string,
    to: string,
    happening: Parameters<typeof checkTransitions>[3],
  ) => {
    const states = (state: string) =>
      new Map(state === 'gone' ? [] : [['it', state]]);
    return () => checkTransitions(table, states(from), states(to), happening);
  };

  it('admits what the table has', () => {
    expect(check('gone', 'making', { call: 'Create' })).not.toThrow();
    expect(check('ready', 'going', { call: 'Delete' })).not.toThrow();
    expect(check('making', 'ready', 'time')).not.toThrow();
    expect(check('ready', 'ready', { call: 'Create' })).not.toThrow();
    expect(check('gone', 'going', 'several')).not.toThrow();
  });

  it('refuses what it does not have', () => {
    expect(check('gone', 'ready', { call: 'Create' })).toThrow(
      'it went from gone to ready by {"call":"Create"}',
    );
    expect(check('making', 'gone', { call: 'Delete' })).toThrow();
    expect(check('ready', 'gone', 'time')).toThrow();
    expect(check('ready', 'making', { call: 'Unknown' })).toThrow();
  });
});

// @ts-check

/**
 * Environments and everything that hangs on them.
 *
 * JSON is kept as text and points in time as timestamps with time zone, so that SQLite and PostgreSQL behave alike.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('environments', table => {
    table.string('name', 20).primary().comment('Slug, unique in the portal');
    table.string('owner').notNullable().index().comment('Group entity ref');
    table.string('account_id', 12).notNullable();
    table.string('region').notNullable();
    table.string('state').notNullable().index();
    table.string('stack_name').notNullable();
    table.string('blueprint_version');
    table.text('config').notNullable().comment('Blueprint config as JSON');
    table.text('outputs').notNullable().comment('Stack outputs as JSON');
    table
      .string('external_id')
      .notNullable()
      .comment('What the roles of this environment demand of the portal');
    table.string('created_by').notNullable().comment('User entity ref');
    table.timestamp('created_at', { useTz: true }).notNullable();
    table.timestamp('updated_at', { useTz: true }).notNullable();
    table
      .timestamp('activated_at', { useTz: true })
      .comment('When the first deployment succeeded');
    table.integer('version').notNullable().comment('Grows with every change');
    table
      .integer('generation')
      .notNullable()
      .comment('Grows whenever the lease changes hands');
    table.string('lease_operation_id', 36);
    table.timestamp('lease_expires_at', { useTz: true });
    table.index(['account_id', 'region']);
  });

  await knex.schema.createTable('operations', table => {
    table.string('id', 36).primary();
    table
      .string('environment', 20)
      .notNullable()
      .references('environments.name')
      .onDelete('CASCADE');
    table.string('kind').notNullable();
    table.string('state').notNullable();
    table.integer('generation').notNullable();
    table.string('task_id', 100).notNullable();
    table.string('started_by').notNullable().comment('User entity ref');
    table.timestamp('started_at', { useTz: true }).notNullable();
    table.timestamp('finished_at', { useTz: true });
    table.text('config').notNullable().comment('Blueprint config as JSON');
    table.integer('completed_resources');
    table.integer('total_resources');
    table.text('failure').comment('As JSON');
    table.integer('last_sequence').notNullable().comment('Of its events');
    table.index(['environment', 'generation']);
    table.unique(['task_id', 'environment', 'kind']);
  });
  // Whatever goes wrong elsewhere, two operations never run on one environment.
  await knex.raw(
    `CREATE UNIQUE INDEX operations_one_running ON operations (environment) WHERE state = 'running'`,
  );

  await knex.schema.createTable('operation_events', table => {
    table
      .string('operation_id', 36)
      .notNullable()
      .references('operations.id')
      .onDelete('CASCADE');
    table.integer('sequence').notNullable();
    table.string('event_id', 200).notNullable();
    table.text('event').notNullable().comment('As JSON');
    table.primary(['operation_id', 'sequence']);
    table.unique(['operation_id', 'event_id']);
  });

  await knex.schema.createTable('status_snapshots', table => {
    table
      .string('environment', 20)
      .primary()
      .references('environments.name')
      .onDelete('CASCADE');
    table.timestamp('observed_at', { useTz: true });
    table.string('health').notNullable();
    table.text('resources').notNullable().comment('As JSON');
    table.timestamp('stale_since', { useTz: true });
    table.text('stale_reason');
  });

  await knex.schema.createTable('studio_profiles', table => {
    table
      .string('environment', 20)
      .notNullable()
      .references('environments.name')
      .onDelete('CASCADE');
    table.string('user_ref').notNullable().comment('User entity ref');
    table.string('profile_name', 63).notNullable();
    table
      .string('profile_key', 63)
      .notNullable()
      .comment('Profile name in lower case: AWS does not tell cases apart');
    table
      .integer('posix_id')
      .notNullable()
      .comment('User and group id on the file system');
    table.timestamp('created_at', { useTz: true }).notNullable();
    table.primary(['environment', 'user_ref']);
    table.unique(['environment', 'profile_key']);
    table.unique(['environment', 'posix_id']);
  });

  await knex.schema.createTable('rate_limits', table => {
    table.string('key', 500).primary();
    table.double('tokens').notNullable();
    table.timestamp('updated_at', { useTz: true }).notNullable().index();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('rate_limits');
  await knex.schema.dropTable('studio_profiles');
  await knex.schema.dropTable('status_snapshots');
  await knex.schema.dropTable('operation_events');
  await knex.schema.dropTable('operations');
  await knex.schema.dropTable('environments');
};

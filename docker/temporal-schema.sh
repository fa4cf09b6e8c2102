#!/bin/sh
# Makes or updates the two databases of Temporal. Safe to run at every start.
set -eu

for database in temporal temporal_visibility; do
  case "$database" in
    temporal) schema=temporal ;;
    *) schema=visibility ;;
  esac
  tool="temporal-sql-tool --plugin postgres12 --ep $POSTGRES_SEEDS -p $DB_PORT -u $POSTGRES_USER --db $database"
  $tool create
  $tool setup-schema -v 0.0 || echo "$database has its schema; updating it"
  $tool update-schema -d "/etc/temporal/schema/postgresql/v12/$schema/versioned"
done

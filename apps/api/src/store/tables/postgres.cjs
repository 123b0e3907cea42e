// As drizzle-kit reads the tables: it asks for each by its name, and this way they need not be listed again.
const { postgresKit } = require('../postgres/postgres-kit.ts')
const { allTables } = require('./all.ts')

module.exports = allTables(postgresKit)

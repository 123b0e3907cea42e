// As drizzle-kit reads the tables: it asks for each by its name, and this way they need not be listed again.
const { sqliteKit } = require('../kit.ts')
const { allTables } = require('./all.ts')

module.exports = allTables(sqliteKit)

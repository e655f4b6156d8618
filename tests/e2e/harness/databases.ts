/** An expression for all that stands in the databases of an extension, by database and store. */
export const DATABASES = `(async () => {
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  const all = {}
  for (const { name } of await indexedDB.databases()) {
    const db = await done(indexedDB.open(name))
    for (const store of db.objectStoreNames) {
      all[name + '.' + store] = await done(db.transaction(store).objectStore(store).getAll())
    }
    db.close()
  }
  return all
})()`

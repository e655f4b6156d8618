/**
 * Requests, what was answered to them, and where each problem belongs: judged by hand, before there was a program to
 * judge. Every name, id and sentence is made up.
 */
export interface Label {
  /** What is special about it. */
  readonly of: string
  /** Undefined for a method and path that were typed by hand. */
  readonly operation?: string
  readonly path?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  /** A text is taken as it is. */
  readonly body?: unknown
  readonly status?: number
  readonly answer: unknown
  /**
   * For each problem, in order: `body /a/0/b`, `query name`, `path name` or `header name` where it is certain; `none` or
   * `none, nearest name sent` where it is not; `other form` where it is about another alternative of the body.
   */
  readonly expected: readonly string[]
}

const ID = '6f1b2c3d-0000-4000-8000-000000000001'
const reason = { category: 'PAYMENT_FRAUD', severity: 'HIGH' }
const failure = (rest: object) => ({ success: false, message: 'Validation failed', ...rest })
const named = (...names: string[]) =>
  failure({ errors: Object.fromEntries(names.map((name) => [name, { code: 'invalid', reason: 'Not accepted.' }])) })
const text = (error: string) => failure({ error })
const listed = (...message: string[]) => ({ statusCode: 400, message, error: 'Bad Request' })

const blacklist = { operation: 'blacklistClient', body: { clientId: 'ada', reasons: [reason] } }
const twoReasons = { operation: 'reportClient', body: { clientId: ID, reasons: [reason, reason] } }
const register = { operation: 'registerClient', body: { name: 'Ada Example', email: 'ada' } }
const update = { operation: 'updateClient', body: { clientId: ID, email: 'ada@example.test', status: 'gone' } }
const cart = {
  operation: 'createCartMandate',
  body: {
    cartId: 'cart-1',
    clientId: ID,
    partnershipId: ID,
    merchantDid: 'did:key:m',
    merchantName: 'Shop',
    items: [
      { id: 'a', name: 'Book', quantity: 0, price: 3 },
      { id: 'b', name: 'Pen', quantity: 1, price: -1 },
    ],
    totalAmount: 3,
    currency: 'eur',
    payerEmail: 'ada@example.test',
    transactionId: 'intent-1',
    metadata: { shop: { 'till/no': 4 } },
  },
}
const geo = {
  operation: 'verifyGeo',
  body: { clientId: ID, ipAddress: '1.2.3', expectedCountry: '', expectedCity: 'Paris' },
}
const signed = {
  operation: 'createSignedPaymentMandate',
  body: { signedPaymentId: 's-1', signature: 'x', userAuthorization: { authorizedAt: 'today', signature: 'y' } },
}
const list = { operation: 'listClients', query: { limit: '1000', offset: '-1' } }
const find = { operation: 'findMandates', query: { startDate: 'yesterday', clientId: 'ada' } }
const byHand = { body: { customer: { firstName: 'Ada', tags: ['a', 'b'] }, amount: 'x' } }

export const LABELS: readonly Label[] = [
  // `errors` by name
  { of: 'a field by name', ...blacklist, answer: named('clientId'), expected: ['body /clientId'] },
  { of: 'a list by name', ...blacklist, answer: named('reasons'), expected: ['body /reasons'] },
  {
    of: 'two fields',
    ...geo,
    answer: named('ipAddress', 'expectedCountry'),
    expected: ['body /ipAddress', 'body /expectedCountry'],
  },
  {
    of: 'a name with an index',
    ...blacklist,
    answer: named('reasons[0].category'),
    expected: ['body /reasons/0/category'],
  },
  {
    of: 'a dotted name',
    ...blacklist,
    answer: named('reasons.0.severity'),
    expected: ['body /reasons/0/severity'],
  },
  {
    of: 'nested errors',
    ...cart,
    answer: failure({ errors: { items: { 0: { quantity: { code: 'too_small', reason: 'At least 1.' } } } } }),
    expected: ['body /items/0/quantity'],
  },
  {
    of: 'nested errors in a list',
    ...cart,
    answer: failure({ errors: { items: [{ quantity: 'at least 1' }, { price: 'more than 0' }] } }),
    expected: ['body /items/0/quantity', 'body /items/1/price'],
  },
  {
    of: 'nested objects',
    ...signed,
    answer: named('userAuthorization.authorizedAt'),
    expected: ['body /userAuthorization/authorizedAt'],
  },
  { of: 'a name that stands twice', ...signed, answer: named('signature'), expected: ['body /signature'] },
  {
    of: 'a name that stands twice, with its parent',
    ...signed,
    answer: named('userAuthorization.signature'),
    expected: ['body /userAuthorization/signature'],
  },
  { of: 'snake case for camel case', ...blacklist, answer: named('client_id'), expected: ['body /clientId'] },
  { of: 'kebab case for camel case', ...geo, answer: named('expected-country'), expected: ['body /expectedCountry'] },
  {
    of: 'capitals as in .NET',
    ...cart,
    answer: failure({ errors: { 'Items[1].Price': ['Too small.'] } }),
    expected: ['body /items/1/price'],
  },
  {
    of: 'snake case sent, camel case answered',
    operation: 'blacklistClient',
    body: { client_id: 'ada', reasons: [reason] },
    answer: named('clientId'),
    expected: ['body /client_id'],
  },
  { of: 'brackets all the way', ...cart, answer: named('items[0][quantity]'), expected: ['body /items/0/quantity'] },
  { of: 'a JSON path', ...cart, answer: named('$.items[1].price'), expected: ['body /items/1/price'] },
  { of: 'a JSON pointer', ...cart, answer: named('/items/1/price'), expected: ['body /items/1/price'] },
  {
    of: 'a key with a slash in it',
    ...cart,
    answer: failure({ errors: { metadata: { shop: { 'till/no': { code: 'unknown', reason: 'No such till.' } } } } }),
    expected: ['body /metadata/shop/till~1no'],
  },
  { of: 'a name with the place before it', ...blacklist, answer: named('body.clientId'), expected: ['body /clientId'] },
  { of: 'a query parameter', ...list, answer: named('limit'), expected: ['query limit'] },
  { of: 'two query parameters', ...list, answer: named('offset', 'limit'), expected: ['query offset', 'query limit'] },
  { of: 'a query parameter in snake case', ...find, answer: named('start_date'), expected: ['query startDate'] },
  { of: 'a query parameter with its place', ...find, answer: named('query.clientId'), expected: ['query clientId'] },
  {
    of: 'a path variable',
    operation: 'checkReports',
    path: { clientId: 'ada' },
    answer: named('clientId'),
    expected: ['path clientId'],
  },
  {
    of: 'one of two path variables',
    operation: 'checkIp',
    path: { ip: 'x', clientId: ID },
    answer: named('ip'),
    expected: ['path ip'],
  },
  {
    of: 'a path variable of an older form',
    operation: 'checkBlacklistedUser',
    path: { id: 'ada' },
    answer: named('id'),
    expected: ['path id'],
  },
  {
    of: 'path and query together',
    operation: 'listFailedVerifications',
    path: { clientId: 'ada' },
    query: { limit: '0' },
    answer: named('clientId', 'limit'),
    expected: ['path clientId', 'query limit'],
  },
  {
    of: 'a header that was typed',
    operation: 'checkClientStatus',
    headers: { 'X-Service-Key': 'wrong' },
    body: { organizationId: ID, clientId: ID },
    status: 403,
    answer: named('x-service-key'),
    expected: ['header X-Service-Key'],
  },
  {
    of: 'the header that is added',
    ...list,
    status: 401,
    answer: failure({
      errors: {
        authorization: {
          code: 'missing_header',
          reason: 'Authorization header is required and must use Bearer scheme',
        },
      },
    }),
    expected: ['header Authorization'],
  },
  {
    of: 'the content type that is added',
    ...blacklist,
    status: 415,
    answer: named('Content-Type'),
    expected: ['header Content-Type'],
  },
  { of: 'the body as a whole', ...blacklist, body: '{"clientId": ', answer: named('body'), expected: ['body '] },
  {
    of: 'a body of a DELETE',
    operation: 'unflagDevice',
    body: { deviceId: 'x', clientId: ID },
    answer: named('deviceId'),
    expected: ['body /deviceId'],
  },

  // Missing
  {
    of: 'a missing field that the schema knows',
    operation: 'blacklistClient',
    body: { clientId: ID },
    answer: failure({ errors: { reasons: { code: 'required', reason: 'reasons is required' } } }),
    expected: ['body /reasons'],
  },
  {
    of: 'a missing field of a row',
    operation: 'flagDevice',
    body: { deviceId: ID, clientId: ID, reasons: [{ category: 'MALWARE_ACTIVITY' }] },
    answer: named('reasons[0].severity'),
    expected: ['body /reasons/0/severity'],
  },
  {
    of: 'all fields of an empty body',
    operation: 'registerClient',
    answer: named('name', 'email'),
    expected: ['body /name', 'body /email'],
  },
  {
    of: 'a parameter that was left empty',
    operation: 'findMandates',
    answer: named('clientId'),
    expected: ['query clientId'],
  },
  {
    of: 'a missing field, and another that the schema does not know',
    operation: 'blacklistClient',
    body: { client: ID, reasons: [reason] },
    answer: named('clientId'),
    expected: ['none, client'],
  },
  {
    of: 'a missing field of a request that was typed by hand',
    ...byHand,
    answer: named('currency'),
    expected: ['none'],
  },
  {
    of: 'a field that was renamed beyond likeness',
    operation: 'blacklistClient',
    body: { subject: ID, reasons: [reason] },
    answer: named('clientId'),
    expected: ['none, subject'],
  },
  {
    of: 'a missing field of an object that is not there',
    operation: 'createSignedPaymentMandate',
    body: { signature: 'x' },
    answer: named('userAuthorization.authorizedBy'),
    expected: ['body /userAuthorization/authorizedBy'],
  },

  // Twins of the documentation, misplaced and unknown names
  { of: 'userId for clientId', ...twoReasons, answer: named('userId'), expected: ['none, clientId'] },
  {
    of: 'clientId for userId in the path',
    operation: 'checkDevice',
    path: { deviceId: ID, userId: 'ada' },
    answer: named('clientId'),
    expected: ['none, userId'],
  },
  { of: 'reason for reasons', ...twoReasons, answer: named('reason'), expected: ['none, reasons'] },
  {
    of: 'reasons for reason',
    operation: 'blacklistClient',
    body: { userId: ID, reason: 'x' },
    answer: named('reasons[0].category'),
    expected: ['none, reason'],
  },
  {
    of: 'clientId for id in the path',
    operation: 'removeUserFromBlacklist',
    path: { id: 'ada' },
    answer: named('clientId'),
    expected: ['none, id'],
  },
  { of: 'a misspelt name', ...register, answer: named('e-mail-adress'), expected: ['none, email'] },
  {
    of: 'a name inside an object that does not have it',
    ...signed,
    answer: named('userAuthorization.authorisedAt'),
    expected: ['none, userAuthorization.authorizedAt'],
  },
  {
    of: 'an index that was not sent',
    ...twoReasons,
    answer: named('reasons[4].category'),
    expected: ['none, reasons'],
  },
  {
    of: 'a nested name without its parent, sent once',
    ...blacklist,
    answer: named('severity'),
    expected: ['body /reasons/0/severity'],
  },
  {
    of: 'a nested name without its parent, sent twice',
    ...twoReasons,
    answer: named('severity'),
    expected: ['none, reasons[0].severity'],
  },
  {
    of: 'a name without its index, one row',
    ...blacklist,
    answer: named('reasons.category'),
    expected: ['body /reasons/0/category'],
  },
  {
    of: 'a name without its index, two rows',
    ...twoReasons,
    answer: named('reasons.category'),
    expected: ['none, reasons[0].category'],
  },
  {
    of: 'a word about the server',
    ...blacklist,
    status: 500,
    answer: failure({ errors: { server: { code: 'internal_error', reason: 'Unexpected fault' } } }),
    expected: ['none'],
  },
  {
    of: 'the key and secret',
    operation: 'listClients',
    status: 401,
    answer: failure({ errors: { credentials: { code: 'invalid_credentials', reason: 'Wrong key or secret' } } }),
    expected: ['none'],
  },
  {
    of: 'a limit of calls',
    ...list,
    status: 429,
    answer: failure({ errors: { rate: { code: 'rate_limited', reason: 'Limit of 100 calls a minute reached' } } }),
    expected: ['none'],
  },
  {
    of: 'a name in the body and in the query',
    body: { clientId: ID },
    query: { clientId: 'ada' },
    answer: named('clientId'),
    expected: ['none, clientId'],
  },
  {
    of: 'a name in the body and in the query, with its place',
    body: { clientId: ID },
    query: { clientId: 'ada' },
    answer: failure({ errors: [{ type: 'field', location: 'query', path: 'clientId', msg: 'Invalid value' }] }),
    expected: ['query clientId'],
  },
  {
    of: 'a place that does not have the name',
    ...blacklist,
    answer: named('query.clientId'),
    expected: ['none, clientId'],
  },
  {
    of: 'a property that should not be there',
    operation: 'registerClient',
    body: { ...register.body, age: 3 },
    answer: listed('property age should not exist'),
    expected: ['body /age'],
  },

  // Alternatives of a body
  {
    of: 'problems of both alternatives',
    ...blacklist,
    answer: named('clientId', 'userId', 'reason'),
    expected: ['body /clientId', 'other form', 'other form'],
  },
  {
    of: 'problems of both alternatives, the older one meant',
    operation: 'blacklistClient',
    body: { userId: 'ada', reason: '' },
    answer: named('clientId', 'userId', 'reason'),
    expected: ['other form', 'body /userId', 'body /reason'],
  },
  {
    of: 'problems of the alternative alone that was not meant',
    ...blacklist,
    answer: named('userId', 'reason'),
    expected: ['none, clientId', 'none, reasons'],
  },

  // `error` a text
  { of: 'a text with a name', ...register, answer: text('email must be an email address'), expected: ['body /email'] },
  {
    of: 'a text with a name in the middle',
    ...update,
    answer: text('The field status has a value that is not known'),
    expected: ['body /status'],
  },
  {
    of: 'a text with a quoted name',
    ...list,
    answer: text('Value of "limit" is too large'),
    expected: ['query limit'],
  },
  {
    of: 'a text with a name in backticks',
    ...cart,
    answer: text('Wrong currency code in `currency`.'),
    expected: ['body /currency'],
  },
  {
    of: 'a text with a nested name',
    ...blacklist,
    answer: text('reasons.0.category must be one of 9 values'),
    expected: ['body /reasons/0/category'],
  },
  {
    of: 'a text with several complaints',
    ...register,
    answer: text('name is required; email must be an email'),
    expected: ['body /name', 'body /email'],
  },
  {
    of: 'a text about an address in use',
    ...update,
    status: 400,
    answer: text('A client with this email already exists'),
    expected: ['body /email'],
  },
  { of: 'a text without a name', ...register, answer: text('The request could not be processed'), expected: ['none'] },
  {
    of: 'a text with a word that is a name by chance',
    ...register,
    status: 500,
    answer: text('Could not resolve the host name of the database'),
    expected: ['none'],
  },
  {
    of: 'a text with two names',
    ...cart,
    answer: text('clientId does not belong to partnershipId'),
    expected: ['none'],
  },
  {
    of: 'a text with a camel-case name',
    ...cart,
    answer: text('No intent with the given transactionId was found'),
    expected: ['body /transactionId'],
  },
  {
    of: 'a text with a name in words',
    ...geo,
    answer: text('Expected country is not known'),
    expected: ['body /expectedCountry'],
  },
  {
    of: 'a text with the name of a twin',
    ...twoReasons,
    answer: text('userId must be a UUID'),
    expected: ['none, clientId'],
  },
  {
    of: 'a text about a missing field',
    operation: 'updateClient',
    body: { name: 'Ada' },
    answer: text('clientId is required'),
    expected: ['body /clientId'],
  },
  {
    of: 'a text of errors',
    ...list,
    answer: failure({ errors: 'offset must not be negative' }),
    expected: ['query offset'],
  },
  {
    of: 'texts of a framework',
    ...blacklist,
    answer: listed('clientId must be a UUID', 'reasons.0.note must be shorter'),
    expected: ['body /clientId', 'body /reasons/0/note'],
  },
  {
    of: 'a message alone',
    ...update,
    status: 404,
    answer: { success: false, message: 'Client not found' },
    expected: ['none'],
  },
  {
    of: 'a message alone that names a field',
    ...update,
    status: 404,
    answer: { success: false, message: 'No client has this clientId' },
    expected: ['body /clientId'],
  },

  // `error` an object
  {
    of: 'the address in an object',
    ...register,
    status: 409,
    answer: failure({ error: { code: 'CLIENT_EXISTS', email: 'ada@example.test' } }),
    expected: ['body /email'],
  },
  {
    of: 'a code and a message',
    ...list,
    answer: failure({ error: { code: 'BAD_LIMIT', message: 'limit must be 100 or less' } }),
    expected: ['query limit'],
  },
  {
    of: 'a field in an object',
    ...cart,
    answer: failure({ error: { code: 'mismatch', field: 'payerEmail', message: 'Not the address of the client' } }),
    expected: ['body /payerEmail'],
  },
  {
    of: 'problems by name in an object',
    ...cart,
    answer: failure({ error: { payerEmail: { code: 'mismatch', reason: 'Not theirs.' } } }),
    expected: ['body /payerEmail'],
  },
  {
    of: 'a pointer in an object',
    ...cart,
    answer: failure({ error: { code: 'too_small', pointer: '#/items/0/quantity', detail: 'At least 1' } }),
    expected: ['body /items/0/quantity'],
  },
  {
    of: 'an object without a field',
    ...cart,
    status: 503,
    answer: failure({ error: { code: 'service_unavailable', message: 'Try again later' } }),
    expected: ['none'],
  },

  // Common validators
  {
    of: 'locations of Pydantic',
    ...blacklist,
    status: 422,
    answer: { detail: [{ loc: ['body', 'reasons', 0, 'category'], msg: 'field required', type: 'missing' }] },
    expected: ['body /reasons/0/category'],
  },
  {
    of: 'locations of Pydantic in the query',
    ...list,
    status: 422,
    answer: { detail: [{ loc: ['query', 'limit'], msg: 'Input should be less than 100', type: 'less_than_equal' }] },
    expected: ['query limit'],
  },
  {
    of: 'issues of Zod',
    ...cart,
    answer: failure({ errors: [{ code: 'too_small', path: ['items', 0, 'quantity'], message: 'Too small' }] }),
    expected: ['body /items/0/quantity'],
  },
  {
    of: 'constraints of class-validator',
    ...register,
    answer: failure({ errors: [{ property: 'email', constraints: { isEmail: 'email must be an email' } }] }),
    expected: ['body /email'],
  },
  {
    of: 'pointers of Ajv',
    ...cart,
    answer: failure({ errors: [{ instancePath: '/items/1/price', keyword: 'minimum', message: 'must be > 0' }] }),
    expected: ['body /items/1/price'],
  },
  {
    of: 'a missing property of Ajv',
    operation: 'reportClient',
    body: { clientId: ID },
    answer: failure({
      errors: [
        {
          instancePath: '',
          keyword: 'required',
          params: { missingProperty: 'reasons' },
          message: "must have required property 'reasons'",
        },
      ],
    }),
    expected: ['body /reasons'],
  },
  {
    of: 'sources of JSON:API',
    ...list,
    answer: { errors: [{ status: '400', source: { parameter: 'limit' }, detail: 'Too large' }] },
    expected: ['query limit'],
  },
  {
    of: 'nested errors of a request that was typed by hand',
    ...byHand,
    answer: named('customer.first_name', 'customer.tags[1]', 'amount'),
    expected: ['body /customer/firstName', 'body /customer/tags/1', 'body /amount'],
  },
  {
    of: 'a body that is a list',
    body: [{ sku: 'a' }, { sku: '' }],
    answer: named('[1].sku'),
    expected: ['body /1/sku'],
  },
  { of: 'a body that is no JSON', ...blacklist, body: 'hello', answer: named('clientId'), expected: ['none'] },

  // Found later, by trying sentences
  {
    of: 'a text about the scope of a token beside a field of that name',
    operation: 'createPaymentMandate',
    body: { scope: 'one', amount: 1, currency: 'EUR' },
    status: 403,
    answer: text('Token is missing scope payments:write'),
    expected: ['none'],
  },
  {
    of: 'an id that could be anything’s',
    ...cart,
    body: { ...cart.body, items: [{ id: 'a' }] },
    answer: named('id'),
    expected: ['none, items[0].id'],
  },
  {
    of: 'a text about a limit of calls',
    ...list,
    status: 429,
    answer: text('Rate limit is exceeded'),
    expected: ['none'],
  },
  {
    of: 'two texts about one field',
    ...register,
    answer: listed('email must be an email', 'email should not be empty'),
    expected: ['body /email', 'body /email'],
  },
]

import { t } from '#lib/text.ts'
import { spelling } from './field-name.ts'

/** What a code means, and what to do. Where the schema of the field says more, that stands in for `advice`. */
export interface CodeWords {
  readonly meaning: string
  readonly advice: string
  /** The schema of the field answers it: what it allows is told. */
  readonly isAboutValue?: true
}

const value = (meaning: string, advice: string): CodeWords => ({ meaning, advice, isAboutValue: true })

const KINDS = {
  missing: value(t('The request has no value for it.'), t('Fill it in.')),
  type: value(t('The value is of another type than asked for.'), t('Send the type that the documentation names.')),
  choice: value(t('The value is none of those allowed.'), t('Choose one from the documentation.')),
  format: value(t('The text does not have the form asked for.'), t('Write it in that form.')),
  short: value(t('The text is too short.'), t('Write more.')),
  long: value(t('The text is too long.'), t('Shorten it.')),
  few: value(t('The list has too few entries.'), t('Add one.')),
  many: value(t('The list has too many entries.'), t('Take some out.')),
  small: value(t('The number or date is too small.'), t('Send a larger one.')),
  large: value(t('The number or date is too large.'), t('Send a smaller one.')),
  value: value(t('The value is not accepted.'), t('Compare it with the documentation of the field.')),
  extra: { meaning: t('This name is not known there.'), advice: t('Take it out, or correct its spelling.') },
  json: { meaning: t('The body is not JSON.'), advice: t('Look for the line that the editor marks.') },
  size: { meaning: t('The body is too large.'), advice: t('Send less at a time.') },
  duplicate: {
    meaning: t('Something with this value exists already.'),
    advice: t('Choose another value, or change what is there.'),
  },
  absent: {
    meaning: t('Nothing with this id is there.'),
    advice: t('Check the id, and that it belongs to this environment.'),
  },
  mismatch: {
    meaning: t('It does not fit what Signet holds.'),
    advice: t('Compare it with the record that it refers to.'),
  },
  token: { meaning: t('Signet did not accept the token.'), advice: t('Renew the token and send again.') },
  key: { meaning: t('Signet does not know this key and secret.'), advice: t('Replace the secret in Settings.') },
  revoked: {
    meaning: t('The key was revoked.'),
    advice: t('Make a new key in the dashboard and replace it in Settings.'),
  },
  forbidden: { meaning: t('This key may not make the call.'), advice: t('Ask Signet which keys may.') },
  method: {
    meaning: t('The address does not take this method.'),
    advice: t('Choose the method that the catalogue shows.'),
  },
  media: { meaning: t('The body is not of a type that is taken.'), advice: t('Send it as application/json.') },
  calls: { meaning: t('Too many calls in a short time.'), advice: t('Wait a moment, then send again.') },
  state: { meaning: t('What it is about is in a state that forbids it.'), advice: t('Look at its status first.') },
  down: { meaning: t('The service is not available.'), advice: t('Try again later. The request need not change.') },
  fault: {
    meaning: t('The server failed, not the request.'),
    advice: t('Try again later, and tell Signet if it stays.'),
  },
} as const satisfies Record<string, CodeWords>

/** Codes of the documentation, of the sandbox and of common validators, in the spelling that all ways to write share. */
const CODES: Readonly<Record<keyof typeof KINDS, string>> = {
  missing:
    'required missing missing_field any_required is_not_empty is_defined value_error_missing blank string_empty not_blank not_null',
  type: 'invalid_type type wrong_type type_error is_string is_int is_number is_boolean is_array is_object string_type int_type int_parsing float_parsing bool_parsing list_type dict_type number_base string_base boolean_base array_base object_base',
  choice:
    'invalid_enum enum invalid_enum_value invalid_literal const is_in is_enum any_only literal_error invalid_choice',
  format:
    'invalid_format format pattern invalid_string invalid_date invalid_uuid invalid_email is_uuid is_email is_url is_ip is_date_string is_iso8601 matches uuid_parsing uuid_type datetime_parsing date_parsing string_pattern_mismatch string_email string_guid string_uri string_pattern_base date_base date_format value_error_email',
  short: 'too_short min_length string_too_short string_min',
  long: 'too_long max_length string_too_long string_max',
  few: 'too_few min_items array_min_size array_not_empty array_min',
  many: 'too_many max_items array_max_size array_max unique_items array_unique',
  small:
    'too_small min minimum exclusive_minimum is_positive greater_than greater_than_equal number_min number_greater number_positive date_min',
  large: 'too_large too_big max maximum exclusive_maximum less_than less_than_equal number_max number_less date_max',
  value:
    'invalid invalid_value invalid_argument invalid_request value_error bad_request validation_error validation_failed custom any_of one_of not invalid_union',
  extra:
    'unrecognized_keys additional_properties whitelist_validation extra_forbidden object_unknown unknown_field unexpected_field',
  json: 'invalid_json json_invalid malformed_json bad_json parse_error',
  size: 'body_too_large payload_too_large request_too_large 413',
  duplicate: 'duplicate client_exists email_exists user_exists already_exists conflict unique not_unique 409',
  absent: 'not_found unknown client_not_found user_not_found mandate_not_found no_such_client 404',
  mismatch: 'mismatch does_not_match not_equal equals',
  token:
    'missing_header invalid_token token_expired expired_token unauthorized unauthenticated invalid_authorization 401',
  key: 'invalid_credentials invalid_client invalid_api_key invalid_grant',
  revoked: 'key_revoked revoked',
  forbidden: 'forbidden permission_denied access_denied insufficient_scope not_allowed 403',
  method: 'method_not_allowed 405',
  media: 'unsupported_media_type 415',
  calls: 'rate_limited rate_limit_exceeded too_many_requests resource_exhausted quota_exceeded 429',
  state: 'failed_precondition invalid_state expired closed',
  down: 'service_unavailable unavailable bad_gateway gateway_timeout deadline_exceeded timeout 502 503 504',
  fault: 'internal_error internal internal_server_error server_error api_error report_retrieval_failed 500',
}

const KIND_OF = new Map(
  (Object.keys(CODES) as (keyof typeof KINDS)[]).flatMap((kind) =>
    CODES[kind].split(' ').map((code) => [spelling(code), kind] as const),
  ),
)

/** What is said in a sentence, where there is no code that is known. The first that fits counts. */
const SAID: readonly (readonly [RegExp, keyof typeof KINDS])[] = [
  [/should not exist|not allowed here|unexpected (?:field|property)|unrecogni[sz]ed/i, 'extra'],
  [/already (?:exists|registered|in use|taken)|is taken|duplicate/i, 'duplicate'],
  [/\brequired\b|\bis missing\b|(?:must|should) not be empty|cannot be (?:empty|blank|null)/i, 'missing'],
  [/one of|valid enum/i, 'choice'],
  [/must be an? (?:string|text|(?:whole )?number|integer|boolean|array|list|object)\b/i, 'type'],
  [/valid (?:uuid|email|date|url|ip)|must be an? (?:uuid|email|ip|url|date|iso)/i, 'format'],
  [/longer than|at least \d+ characters/i, 'short'],
  [/shorter than|at most \d+ characters|too long/i, 'long'],
  [/not be (?:greater|more)|or less\b|at most|less than|too (?:large|big)/i, 'large'],
  [/not be (?:less|negative)|or more\b|at least|(?:greater|more) than|too small/i, 'small'],
  [/not found|does not exist|no such|unknown (?:id|client|user|mandate)/i, 'absent'],
  [/too many (?:calls|requests)|rate limit/i, 'calls'],
]

/** What is not found where no operation is known: as much may be wrong with the path as with an id in it. */
const NO_PATH: CodeWords = {
  meaning: t('The path may not exist, or nothing with this id is there.'),
  advice: t('Check the path first: the catalogue does not know it.'),
}

/** The words for a problem's code, or for what its sentence says; undefined where neither is known. */
export function wordsForCode(code: string | undefined, reason: string, isPathKnown = true): CodeWords | undefined {
  const kind = (code === undefined ? undefined : kindOfCode(code)) ?? SAID.find(([said]) => said.test(reason))?.[1]
  if (kind === 'absent' && !isPathKnown) return NO_PATH
  return kind && KINDS[kind]
}

/** `fraud.not_found` and `errors/not-found` are known by their last part. */
function kindOfCode(code: string): keyof typeof KINDS | undefined {
  return KIND_OF.get(spelling(code)) ?? KIND_OF.get(spelling(code.split(/[./:]/).at(-1) ?? ''))
}

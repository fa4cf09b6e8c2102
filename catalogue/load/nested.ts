type Fields = Readonly<Record<string, unknown>>;

/** Values by dotted paths as objects within each other: `{account: {region: 'DE'}}` of `account.region`. */
export function nested(flat: Iterable<readonly [path: string, value: unknown]>): Fields {
  let fields: Fields = {};
  for (const [path, value] of flat) fields = withValue(fields, path.split('.'), value);
  return fields;
}

function withValue(
  fields: Fields,
  [name = '', ...rest]: readonly string[],
  value: unknown,
): Fields {
  if (rest.length === 0) return { ...fields, [name]: value };
  const before = fields[name];
  const within = typeof before === 'object' && before !== null ? before : {};
  return { ...fields, [name]: withValue({ ...within }, rest, value) };
}

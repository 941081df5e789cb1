package dev.moequant.interop.json;

/** What kind a value of a document is of. */
public enum JsonKind {
  OBJECT,
  LIST,
  TEXT,
  /** Without a point and an exponent, of any size. */
  INTEGER,
  FRACTION,
  FLAG,
  NULL
}

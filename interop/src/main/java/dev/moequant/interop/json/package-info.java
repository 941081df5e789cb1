/** What the readers of this module share; no part of its API. */
@NullMarked
package dev.moequant.interop.json;

import org.jspecify.annotations.NullMarked;

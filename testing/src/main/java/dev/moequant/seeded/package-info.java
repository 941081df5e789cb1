/** Random inputs for tests, the same in each build; the runtime's and interop's tests have them. */
@NullMarked
package dev.moequant.seeded;

import org.jspecify.annotations.NullMarked;

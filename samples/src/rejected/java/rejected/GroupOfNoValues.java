// MOEQ106
package rejected;

import dev.moequant.annotations.Int8W8A16;

/** Zero stands for "no groups" in many tools. */
@Int8W8A16(groupSize = 0)
class GroupOfNoValues {}

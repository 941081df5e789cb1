// MOEQ805
package rejected;

import dev.moequant.annotations.Int8W8A8;

/** Someone had begun to write the factory by hand. */
@Int8W8A8
class TakenName {}

class TakenNameQuantConfig {}

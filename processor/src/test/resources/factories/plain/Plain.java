import dev.moequant.annotations.*;

@QuantScheme
public class Plain {}

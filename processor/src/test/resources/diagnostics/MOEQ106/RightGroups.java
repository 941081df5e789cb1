package demo;

import dev.moequant.annotations.*;

@Int4W4A16
class Default {}

@Int4W4A16(groupSize = 32)
class Small {}

@Int8W8A16
class Channels {}

@Int8W8A16(groupSize = -1, actOrder = ActOrder.STATIC)
class ChannelsInWords {}

/**
 * The rules. Not for users: only moequant's own modules see this package. Plain Java: the compiler
 * and the run time call the same rules.
 *
 * <p>Where the rule of a number stands:
 *
 * <ul>
 *   <li>1xx: {@code ShapeRules} (101, 102, 105, 106), {@code GranularityRules} (103, 104, 108,
 *       109), {@code FormatRules} (107)
 *   <li>2xx: {@code DTypeRules} (201 to 204, 210, 212, 215), {@code FormatRules} (206, 207), {@code
 *       ScaleRules} (205, 208, 209, 213, 214, 217), {@code TensorRules} (216), {@code PairRules}
 *       (218, 219)
 *   <li>3xx: {@code BindingRules} (301, 303, 304), {@code UnusedBindingRules} (302, 305), {@code
 *       TensorRules} (306 to 309)
 *   <li>4xx: {@code SizeRules} (401, 402, 408, 411, 412), {@code BlockRules} (403 to 407, 410),
 *       {@code KernelEffectRules} (409)
 *   <li>5xx: {@code RankRules} (501, 512), {@code SizeRules} (509), {@code DeploymentRules} (517),
 *       {@code LayerRules} (513, 515, 516), {@code All2AllRules} (the others)
 *   <li>6xx: {@code KernelRules}, {@code KernelEffectRules}, {@code TunedRules}
 *   <li>7xx: {@code AgreementRules} (704, 705, 714), {@code HeaderRules} (708 to 711, 716, 718),
 *       {@code CheckpointRules} (the others)
 *   <li>8xx: {@code PlacementRules}; 9xx: {@code ToolRules}
 * </ul>
 */
@NullMarked
package dev.moequant.internal.rules;

import org.jspecify.annotations.NullMarked;

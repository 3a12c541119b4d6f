/** TLC's figures for the message-level two-phase commit. */

type Figures = readonly [distinct: number, generated: number];

/** By participants and crashes: without recovery, the same with cooperation, with recovery, with both. */
export const MESSAGE_TWO_PHASE: readonly (readonly [
  participants: number,
  crashes: number,
  ...cells: readonly [Figures, Figures, Figures, Figures],
])[] = [
  [2, 0, [140, 261], [140, 261], [140, 261], [140, 261]],
  [2, 1, [645, 1_429], [653, 1_459], [1_192, 3_349], [1_224, 3_463]],
  [2, 2, [1_187, 2_911], [1_211, 2_961], [4_177, 14_958], [4_303, 15_536]],
  [3, 0, [2_916, 8_898], [2_916, 8_898], [2_916, 8_898], [2_916, 8_898]],
  [3, 1, [15_995, 54_549], [16_154, 55_677], [28_468, 119_307], [29_656, 125_517]],
  [3, 2, [35_624, 132_285], [36_308, 135_696], [119_303, 614_047], [125_360, 653_197]],
];

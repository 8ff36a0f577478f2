/// The constants of BLS12-381: modulus, generators and the ceremony's point as the curve's specification and EIP-4844 state them,
/// the rest derived. Field elements are in Montgomery form; tests derive every one of them again.
extension BLS12381 {
    package static var modulus: UInt384 {
        UInt384(
            0xb9fe_ffff_ffff_aaab, 0x1eab_fffe_b153_ffff, 0x6730_d2a0_f6b0_f624, 0x6477_4b84_f385_12bf,
            0x4b1b_a7b6_434b_acd7, 0x1a01_11ea_397f_e69a)
    }

    package static var negatedInverse: UInt64 { 0x89f3_fffc_fffc_fffd }

    package static var radix: UInt384 {
        UInt384(
            0x7609_0000_0002_fffd, 0xebf4_000b_c40c_0002, 0x5f48_9857_53c7_58ba, 0x77ce_5853_7052_5745,
            0x5c07_1a97_a256_ec6d, 0x15f6_5ec3_fa80_e493)
    }

    package static var radixSquared: UInt384 {
        UInt384(
            0xf4df_1f34_1c34_1746, 0x0a76_e6a6_09d1_04f1, 0x8de5_476c_4c95_b6d5, 0x67eb_88a9_939d_83c0,
            0x9a79_3e85_b519_952d, 0x1198_8fe5_92ca_e3aa)
    }

    package static var frobenius1: Fp2<BLS12381> {
        Fp2(
            PrimeField(
                montgomery: UInt384(
                    0x0708_9552_b319_d465, 0xc669_5f92_b50a_8313, 0x97e8_3ccc_d117_228f, 0xa35b_aeca_b2dc_29ee,
                    0x1ce3_93ea_5daa_ce4d, 0x08f2_220f_b0fb_66eb)),
            PrimeField(
                montgomery: UInt384(
                    0xb2f6_6aad_4ce5_d646, 0x5842_a06b_fc49_7cec, 0xcf48_95d4_2599_d394, 0xc11b_9cba_40a8_e8d0,
                    0x2e38_13cb_e5a0_de89, 0x110e_efda_8884_7faf)))
    }

    package static var frobenius2: Fp2<BLS12381> {
        Fp2(
            PrimeField(
                montgomery: UInt384(
                    0x0000_0000_0000_0000, 0x0000_0000_0000_0000, 0x0000_0000_0000_0000, 0x0000_0000_0000_0000,
                    0x0000_0000_0000_0000, 0x0000_0000_0000_0000)),
            PrimeField(
                montgomery: UInt384(
                    0xcd03_c9e4_8671_f071, 0x5dab_2246_1fcd_a5d2, 0x5870_42af_d385_1b95, 0x8eb6_0ebe_01ba_cb9e,
                    0x03f9_7d6e_83d0_50d2, 0x18f0_2065_5463_8741)))
    }

    package static var frobenius3: Fp2<BLS12381> {
        Fp2(
            PrimeField(
                montgomery: UInt384(
                    0x7bcf_a7a2_5aa3_0fda, 0xdc17_dec1_2a92_7e7c, 0x2f08_8dd8_6b4e_bef1, 0xd1ca_2087_da74_d4a7,
                    0x2da2_5966_96ce_bc1d, 0x0e2b_7eed_bbfd_87d2)),
            PrimeField(
                montgomery: UInt384(
                    0x7bcf_a7a2_5aa3_0fda, 0xdc17_dec1_2a92_7e7c, 0x2f08_8dd8_6b4e_bef1, 0xd1ca_2087_da74_d4a7,
                    0x2da2_5966_96ce_bc1d, 0x0e2b_7eed_bbfd_87d2)))
    }

    package static var frobenius4: Fp2<BLS12381> {
        Fp2(
            PrimeField(
                montgomery: UInt384(
                    0x890d_c9e4_8675_45c3, 0x2af3_2253_3285_a5d5, 0x5088_0866_309b_7e2c, 0xa20d_1b8c_7e88_1024,
                    0x14e4_f04f_e2db_9068, 0x14e5_6d3f_1564_853a)),
            PrimeField(
                montgomery: UInt384(
                    0x0000_0000_0000_0000, 0x0000_0000_0000_0000, 0x0000_0000_0000_0000, 0x0000_0000_0000_0000,
                    0x0000_0000_0000_0000, 0x0000_0000_0000_0000)))
    }

    package static var frobenius5: Fp2<BLS12381> {
        Fp2(
            PrimeField(
                montgomery: UInt384(
                    0x82d8_3cf5_0dbc_e43f, 0xa281_3e53_df9d_018f, 0xc6f0_caa5_3c65_e181, 0x7525_cf52_8d50_fe95,
                    0x4a85_ed50_f479_8a6b, 0x171d_a0fd_6cf8_eebd)),
            PrimeField(
                montgomery: UInt384(
                    0x3726_c30a_f242_c66c, 0x7c2a_c1aa_d1b6_fe70, 0xa040_07fb_ba4b_14a2, 0xef51_7c32_6634_1429,
                    0x0095_ba65_4ed2_226b, 0x02e3_70ec_cc86_f7dd)))
    }

    package static var twistFrobeniusX: Fp2<BLS12381> {
        Fp2(
            PrimeField(
                montgomery: UInt384(
                    0x0000_0000_0000_0000, 0x0000_0000_0000_0000, 0x0000_0000_0000_0000, 0x0000_0000_0000_0000,
                    0x0000_0000_0000_0000, 0x0000_0000_0000_0000)),
            PrimeField(
                montgomery: UInt384(
                    0x890d_c9e4_8675_45c3, 0x2af3_2253_3285_a5d5, 0x5088_0866_309b_7e2c, 0xa20d_1b8c_7e88_1024,
                    0x14e4_f04f_e2db_9068, 0x14e5_6d3f_1564_853a)))
    }

    package static var twistFrobeniusY: Fp2<BLS12381> {
        Fp2(
            PrimeField(
                montgomery: UInt384(
                    0x3e2f_585d_a55c_9ad1, 0x4294_213d_86c1_8183, 0x3828_44c8_8b62_3732, 0x92ad_2afd_1910_3e18,
                    0x1d79_4e4f_ac7c_f0b9, 0x0bd5_92fc_7d82_5ec8)),
            PrimeField(
                montgomery: UInt384(
                    0x7bcf_a7a2_5aa3_0fda, 0xdc17_dec1_2a92_7e7c, 0x2f08_8dd8_6b4e_bef1, 0xd1ca_2087_da74_d4a7,
                    0x2da2_5966_96ce_bc1d, 0x0e2b_7eed_bbfd_87d2)))
    }

    /// 4.
    package static var g1B: PrimeField<BLS12381> {
        PrimeField(
            montgomery: UInt384(
                0xaa27_0000_000c_fff3, 0x53cc_0032_fc34_000a, 0x478f_e97a_6b0a_807f, 0xb1d3_7ebe_e6ba_24d7,
                0x8ec9_733b_bf78_ab2f, 0x09d6_4551_3d83_de7e))
    }

    /// 4 * xi: the twist multiplies.
    package static var g2B: Fp2<BLS12381> {
        Fp2(
            PrimeField(
                montgomery: UInt384(
                    0xaa27_0000_000c_fff3, 0x53cc_0032_fc34_000a, 0x478f_e97a_6b0a_807f, 0xb1d3_7ebe_e6ba_24d7,
                    0x8ec9_733b_bf78_ab2f, 0x09d6_4551_3d83_de7e)),
            PrimeField(
                montgomery: UInt384(
                    0xaa27_0000_000c_fff3, 0x53cc_0032_fc34_000a, 0x478f_e97a_6b0a_807f, 0xb1d3_7ebe_e6ba_24d7,
                    0x8ec9_733b_bf78_ab2f, 0x09d6_4551_3d83_de7e)))
    }

    package static var tripledTwistB: Fp2<BLS12381> {
        Fp2(
            PrimeField(
                montgomery: UInt384(
                    0x4476_0000_0027_552e, 0xdcb8_009a_4348_0020, 0x6f7e_e9ce_4a6e_8b59, 0xb103_30b7_c0a9_5bc6,
                    0x6140_b1fc_fb1e_54b7, 0x0381_be09_7f0b_b4e1)),
            PrimeField(
                montgomery: UInt384(
                    0x4476_0000_0027_552e, 0xdcb8_009a_4348_0020, 0x6f7e_e9ce_4a6e_8b59, 0xb103_30b7_c0a9_5bc6,
                    0x6140_b1fc_fb1e_54b7, 0x0381_be09_7f0b_b4e1)))
    }

    package static var g1GeneratorX: PrimeField<BLS12381> {
        PrimeField(
            montgomery: UInt384(
                0x5cb3_8790_fd53_0c16, 0x7817_fc67_9976_fff5, 0x154f_95c7_143b_a1c1, 0xf0ae_6acd_f3d0_e747,
                0xedce_6ecc_21db_f440, 0x1201_7741_9e0b_fb75))
    }

    package static var g1GeneratorY: PrimeField<BLS12381> {
        PrimeField(
            montgomery: UInt384(
                0xbaac_93d5_0ce7_2271, 0x8c22_631a_7918_fd8e, 0xdd59_5f13_5707_25ce, 0x51ac_5829_5040_5194,
                0x0e1c_8c3f_ad00_59c0, 0x0bbc_3efc_5008_a26a))
    }

    package static var g2GeneratorX: Fp2<BLS12381> {
        Fp2(
            PrimeField(
                montgomery: UInt384(
                    0xf5f2_8fa2_0294_0a10, 0xb3f5_fb26_87b4_961a, 0xa1a8_93b5_3e2a_e580, 0x9894_999d_1a3c_aee9,
                    0x6f67_b763_1863_366b, 0x0581_9192_4350_bcd7)),
            PrimeField(
                montgomery: UInt384(
                    0xa5a9_c075_9e23_f606, 0xaaa0_c59d_bccd_60c3, 0x3bb1_7e18_e286_7806, 0x1b1a_b6cc_8541_b367,
                    0xc2b6_ed0e_f215_8547, 0x1192_2a09_7360_edf3)))
    }

    package static var g2GeneratorY: Fp2<BLS12381> {
        Fp2(
            PrimeField(
                montgomery: UInt384(
                    0x4c73_0af8_6049_4c4a, 0x597c_fa1f_5e36_9c5a, 0xe7e6_856c_aa0a_635a, 0xbbef_b5e9_6e0d_495f,
                    0x07d3_a975_f0ef_25a2, 0x0083_fd8e_7e80_dae5)),
            PrimeField(
                montgomery: UInt384(
                    0xadc0_fc92_df64_b05d, 0x18aa_270a_2b14_61dc, 0x86ad_ac6a_3be4_eba0, 0x7949_5c4e_c93d_a33a,
                    0xe717_5850_a43c_caed, 0x0b2b_c2a1_63de_1bf2)))
    }

    /// The primitive cube root of one for which (beta * x, y) is -x^2 times the point, x being the curve's parameter.
    package static var beta: PrimeField<BLS12381> {
        PrimeField(
            montgomery: UInt384(
                0x30f1_361b_798a_64e8, 0xf3b8_ddab_7ece_5a2a, 0x16a8_ca3a_c615_77f7, 0xc26a_2ff8_74fd_029b,
                0x3636_b766_6070_1c6e, 0x051b_a4ab_241b_6160))
    }

    package static var tauG2X: Fp2<BLS12381> {
        Fp2(
            PrimeField(
                montgomery: UInt384(
                    0x6120_a209_9b03_79f9, 0xa2df_815c_b821_0e4e, 0xcb57_be55_77bd_3d4f, 0x62da_0ea8_9a0c_93f8,
                    0x02e0_ee16_968e_150d, 0x171f_09ae_a833_acd5)),
            PrimeField(
                montgomery: UInt384(
                    0x11a3_6707_49df_d455, 0x0499_1d7b_3abf_fadc, 0x8544_6a8e_1443_7f41, 0x2717_4e7b_4e76_e3f2,
                    0x7bfa_6dd3_97f6_0a20, 0x02fc_c329_ac07_080f)))
    }

    package static var tauG2Y: Fp2<BLS12381> {
        Fp2(
            PrimeField(
                montgomery: UInt384(
                    0xaa13_0838_793b_2317, 0xe236_dd22_0f89_1637, 0x6502_7829_2576_0980, 0xd05c_25f6_0557_ec89,
                    0x6095_767a_4406_4474, 0x1856_9391_7080_d405)),
            PrimeField(
                montgomery: UInt384(
                    0x549f_9e17_5b03_dc0a, 0x32c0_c95a_7710_6cfe, 0x64a7_4eae_5705_d080, 0x53de_eaf5_6659_ed9e,
                    0x09a1_d368_508a_fb93, 0x12cf_3a45_25b5_e9bd)))
    }
}

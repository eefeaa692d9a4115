(module
 (type $0 (func (param i32 i32)))
 (type $1 (func (param i32 i32 i32)))
 (type $2 (func (param i32 i32 i32 i32)))
 (type $3 (func (param i32) (result i32)))
 (type $4 (func (param i32)))
 (type $5 (func (result f64)))
 (type $6 (func (param i32 i32 i32 i32 i32 i32)))
 (type $7 (func))
 (type $8 (func (param v128 i32) (result v128)))
 (type $9 (func (param i32 i32 i32 i32 i32 f64)))
 (type $10 (func (param f64)))
 (type $11 (func (param f32) (result i32)))
 (type $12 (func (param i32 i32 i32 i32 i32 i32) (result i32)))
 (type $13 (func (result i32)))
 (type $14 (func (param i32 i32 i32 i32 i32 i32 i32 i32 i32)))
 (global $assembly/core/heap/powerMap (mut i32) (i32.const 0))
 (global $assembly/core/heap/heapStart (mut i32) (i32.const 0))
 (global $assembly/core/heap/heapEnd (mut i32) (i32.const 0))
 (global $assembly/core/heap/usedBytes (mut i32) (i32.const 0))
 (global $assembly/core/heap/limitPages (mut i32) (i32.const 65535))
 (memory $0 1)
 (data $2 (i32.const 1734) "\d4?")
 (data $2.1 (i32.const 1750) "\d8\bf\ab\aa\aa\aa\aa\aa\ca\bf\00\00\00\00\00\00\b0?\00\00\00\00\00\00\c0?\00\00\00\00\00\a8\11@")
 (data $2.2 (i32.const 1797) "0%\c0\1c\c7q\1c\c7\b1\ee\bf\00\00\00\00\00\98 @\00\00\00\00\00\a0\fb?\00\00\00\00\00\c0\01\c0\cd\cc\cc\cc\cc\8c\ea\bf\00\00\00\00\00\00\ba?\ab\aa\aa\aa\aa\aa\b0?UUUUU\9ei@")
 (data $2.3 (i32.const 1876) "\80\0e\87\c0UUUU\15\f6:\c0\00\00\00\00 \ed\8f@\00\00\00\00\908T@\00\00\00\00\00\r\85\c0\00\00\00\00`\ecU\c0\00\00\00\00\004j@\e48\8e\e3xED@\00\00\00\00\00P9\c0n\db\b6m\db\ed\1b\c0\ab\aa\aa\aa\aa*\e1?33333\d3\ca?\00\00\00\d4=?\d3@")
 (data $2.4 (i32.const 1987) "\98\b0\18\f7\c0z\9e\e7\01I\1c\9d\c0\00\00\006\cf\ec\06A\00\00\00B\e6\90\be@\00\00\00t\8e5\08\c1\00\00\009b\c0\c9\c0\00\00\00>\ff\11\fd@\9a\99\99jT\14\c6@\00\00\00PN\93\e3\c0\00\00\00\166\14\b4\c0\00\00\00\c0F\f8\ba@\00\00\00XQ#\92@\00\00\00\00\d8\d9}\c0\00\00\00\80u\feY\c0\00\00\00\00@=\17@\92$I\92\845\fa?\00\00(\ec\f1\9aHA")
 (data $2.5 (i32.const 2130) "\1eq5tr\c1{\t\7f\9b\d5\08\r\c1\00\80*\f4\e6\da\87A\00\c0\f5\c8)\993A\00\00\06X=X\91\c1\00\80\96&\cfdF\c1\00\00]\9eB\0c\8fAU\d5\d0\91\8c\1aLA\9a\99K\f6\95\92\81\c1\00\c0\0f\9b\b2\00E\c1\00\00\84\b9\8c\d8hA\00\80\d4\e1<\ec2A\00\00\c0K\13\cfD\c1UUYC\8e\c4\13\c1\00\00@\18\0cb\12A\00\00`%\b9\84\e5@\00\00\00p\7fk\ca\c0\a3\8b\ae\ba\93\f6\a2\c0\cd\cc\cc\cc\f0\9dZ@9\8e\e3\f8\a1y7@U\tr\15\d4\ef\c7A")
 (data $2.6 (i32.const 2305) "\a2\e6\ac\0b\8b\f5\c1\fd\80|\e1\a9%\87\c1\00\9b\eb\a6\02(\11B\04\84\d3&\ac\18\b3A\000\c7:`\ca\1f\c2\9e\d6\ab\bf\f4\8c\cb\c1Pw~\c9\a0\f1\"B\fcmio\1e\c7\d6A\00\ff\n~8N\1e\c2\a8Q+\ce4\c3\d7\c1\00\b7\8c`*x\10B\da\9aRV/8\d0A\00\18:\fb\f4\11\f8\c1V\\E\ccy\r\bd\c1\00\8e\ce\d3\88\db\d6A\b0PX\96F\a2\a0A\ab\ea \ec\fa^\aa\c1@\ea\8b\a4M\e6v\c1\00\00\98\88\ebFpA\9a\03\16`<\c4@A\00\00\00\1bhl \c1b\e7\82\r\e9\07\f4\c0UUU\c5z!\a7@]t\b1\c8\1f\bd\80@&5E\a9\81zPB\00\00\00\00\00\00\00\00\cfwU\8bnM\81\c2U\d0\da\f1\86\fd\n\c2\9e\a11\cf\f2_\a0BS\be\9b\f8\c9P:B\86\00Q\c6\82p\b2\c2\14\e2\bd\13J\eeV\c2\ccU\bfl\cdw\bbBg\8a,\00\8b\88gBq\cf[\c5at\bc\c2\82!~K\94\8co\c2l]\04\c6\d4\f9\b4B\fb#\12\ff\f1\f3lB\9e)\be.\a7!\a6\c2\02\1d\edU\88\87b\c2\18\96R\9a\df\90\90B\8cR\82\04\bf\86PB\b2\9fC\85<.q\c2r\85c#V*4\c2\eeu\04\c4\18\a3GB\04\8f\16\97g-\10B\c0\9d\fd\b5\a4\05\14\c2\b8\81h\n\17\c7\df\c1\00Q\d8\a6\1aH\d2A.\e0\e4\a0\ea\c4\a0A\00\80\b1\8cpU{\c1\c0\fd\88\ee\a1\f6L\c1%IR\f23g\fc@\9exl\e6Qk\d1@\88np\19x\81\deB\00\00\00\00\00\00\00\00\eb\db\a9u\aeM\12\c3\c8>\08<\b8\a9\95\c2\13\ae1N\\\114C\a1F\89C\ef^\c8B\07\b7\19\8f\0f\9bJ\c3\d0\f0o d\e4\e8\c2\e2|\f1rW\c9WC\ec\aaz\d7\19\84\feB\ad;\f4j\97H^\c3\1e)\b684\01\t\c3\94-\9a\e9!@\\C\n\14\can\ab\dd\0cCL\06H\f2J\92S\c3\0e\fd\b1\91(\19\08\c3\1f\ef\0cw\e8/DC\91&\c4\fa\f2d\fdB\c3\8a7=\fc\c6.\c3\"\f3J\c8\fb\"\ea\c2m\1f\f2s\ff\t\11Ct\ca\17W<\b5\d0B:\e1\f1B\c9\96\ea\c2\1b\f4A\d3\c9\e1\ad\c2NX\fa\88\8d\da\bbBBm*4(\d8\81B*\c3\a7\80(\1b\82\c2\bab\1dn\df[J\c2\b5\e1\15\c6\fdy9BL\ec\f9p\ad\08\05B`\f9\9aW\a7[\dd\c1\0e\f7\8d\ea\df}\ab\c1\00\nC\b7\dflWA7\ab3\af\c3\ec(A\9eU\bey\ecErC\00\00\00\00\00\00\00\00\fbY\'q2\ab\a8\c3<\98]\cd%\e8&\c3\f4eVRG\bf\ceC\b3\bb=\cc\c94]C\9cP\9f\ab\rt\e7\c36\f1\ba$\'\1b\81\c3\c1\16\fe\fb\f1x\f8C\02\94\ce\987c\98C!\18\c73l}\02\c48\a7\c9\f7\f6\9f\a7\c3\0bnhAz\e3\04De\b6\a0j\81q\b0C\ba9\01G\9f\f5\01\c4]\c3\b2v\c5\f4\b0\c3h\1e\bc0g\b2\f7C\cco\8b\\\d3Q\aaC\91U\83D\88\02\e8\c3+\b9\ee\n\d2\ec\9e\c3\d9uQ7\13\91\d2C.\1c(\a7\ean\8bCi\cb5\"\0b\a0\b5\c3\87o\ed7\07-r\c3\ff\16\df\8c\08\8e\92C\f9.\f8\ab\82\a1QC\da#xo\06\adf\c3^.H\f2\a0>(\c3\85|\01\8c\83\be2C\9c8\ae\84\8cy\f6B\d0\1a\ffDiR\f3\c2\fa\f9\b6\ad\02\ed\b9\c2t\e4\b9\c2\d4\9a\a5B\96\e3\8b8g4pB\d1\t74\e6\c6C\c2\182\ad\9c\84\96\10\c2L\ff\f6\a0\98\fd\b8A/Q\b8\e2\day\87A")
 (data $3 (i32.const 3328) "\e4\03\fc\b0\a8\c0\8f?\a1B\96\c5\920\18\bc\003x\0e\9b\82\9f?#\ef\f1\04?>3<\fc\dc2\f6Xt\a7?\96\92{\a8<\8dA<\a6b\11\c00\n\af?\cd\ba[\\2_H<\d1\d1\1b\96\d7A\b3?\bb\ec{\"\9fY[\bcLk\e5\8a\d2\f0\b6?\92\b9\84\91\d9\06Y\bcc\d5J:m\92\ba?\a9\0e\a7\8a\f4BY<\e6\f2*n\07\'\be?b\01\1e\00x\156\bcY\8e\d0|~\d7\c0?\ac0\90^\dc\a5i<#\f5\1f\f8R\95\c2?\bf}@\1cw\01c<\1e}\cbl+M\c4?\88\1f>T\f6\f4i<\d4\93\a7p0\ff\c5?no\fc\fa\0e\c6[\bc\t\d9\10\02\89\ab\c7?\08\06j-k\e3K<\b4V\f4\9cZR\c9?&.N\1dL\90m<\f3\bf\80N\c9\f3\ca?\85\19d\f3\cf\98S\bc\"\9a\9a\c7\f7\8f\cc?\12@C\f8\89\f6d\bc\e6\f2*n\07\'\ce?b\01\1e\00x\15F\bc+>^m\18\b9\cf?\cb\1a\f2d\ae\aal\bc\e3\90s\e2$\a3\d0?\03\1c\06\e8\fd\dcw<\0e\a6\ab\ab\\g\d1?\177\88\ab>\e6,<fy\cf\fbA)\d2?\af(\96\b0^ow\bc1\1d\e1\ba\e2\e8\d2?\f9\bd^\b9\cd\f4x\bc\eaEiUL\a6\d3?|\f9E\19ehl\bc\c2^\1c\c2\8ba\d4?\1d\cf\ec\cd\deB\7f<-\f8-\87\ad\1a\d5?\e3U\9f\c1z\92C<\ca\tX\bf\bd\d1\d5?\e1\7f\dc\83c#t<\af\14\9b\1e\c8\86\d6?=\8e\f5\f7\a0\dem\bc\07\d0\bb\f6\d79\d7?\04K\01\ebl\c7x\bc\c3\af\82;\f8\ea\d7?P)\edy\e9,y<[B\c1\863\9a\d8?\fb\f0\bb\df9\96r\bc\fb\16!\1c\94G\d9?\e4\bb\e0\ba\c8lq\bcL\98\bf\ec#\f3\d9?\\\7f!\13\e5\92J\bcJ\08\9a\9a\ec\9c\da?\af6\b4\02\ec\ad|\bcc\8f\cc{\f7D\db?x\9cE\95D\d0|\bc|\1b\a7\9dM\eb\db?\ca\87\a8\90\c5\f3@\bc\"\9a\9a\c7\f7\8f\dc?\12@C\f8\89\f6t\bc\d5\eb\00~\fe2\dd?7\fa\fa2\b2wx<\a1\c4\c1\04j\d4\dd?\92\b8\d8VvFp\bc\88\87\d6aBt\de?\b9D\c3\90\\\82\\\bc\ed\06\af_\8f\12\df?\c38\bb\13\df(s\bc\1f\f3x\8fX\af\df?\a0\bc\8a\r&(c\bc\ff\d0\a5\a5R%\e0?\00\8c@Q\cb\b1|\bc@\df\1c\\>r\e0?\bbE$\8e\e5\95\83<\83*%\e4r\be\e0?\01\083\11\daY\82\bc\97L-\9e\f3\t\e1?:7\a4\'\9b\e00\bc\ea\d5\f4\d2\c3T\e1?vh\1a\173\9c\85\bco\c9g\b4\e6\9e\e1?\0c\f1C\14\a1\d1y\bc\d0@p^_\e8\e1?\e3\f1\f9\d2,\f6~<C\bf\be\d701\e2?nM7^rH\8f\bc\1b\b1\89\12^y\e2?\8e\97F\c2\c0\87d\bc\8c\8eD\ed\e9\c0\e2?\86u\91\f3X\a1\81\bc\be\10O3\d7\07\e3?\daf\f5\a1\90\b5o<\d3\e1\9c\9d(N\e3?O\ce\85\d8\92\ebf<\1a*V\d3\e0\93\e3?:H\f2g\ef\8e\85\bc\fbVqj\02\d9\e3?bK\bdp\f6\fe\86\bc\aerF\e8\8f\1d\e4?\06\18\bd0/\19\89<\c2^\1c\c2\8ba\e4?\1d\cf\ec\cd\deB\8f<\bb>\b0]\f8\a4\e4?\b6a7=\fa=1<\b1[\b7\11\d8\e7\e4?\a9\9en\ea\d9\d3\88\bc\ab\c5[&-*\e5?\nM\eaP7\88a\bc\99\f3\b3\d5\f9k\e5?\f3\8f\cd\85\18G\80<-\9f5L@\ad\e5?\96q?hUYC\bcu\16$\a9\02\ee\e5?\82\90\f4W\825\8c<\ef9\fa\feB.\e6??\809;\9e\bcz<")
 (data $4 (i32.const 4353) "0\fa\feB.\e6?\00\e0x\f2j\deS=\a0W{\f9\01\cc\c9:")
 (data $5 (i32.const 4384) "\b4\bed\c8\f1g\ed?\10\05@\f2R\d2\94<")
 (data $6 (i32.const 4400) "\10\13\aa%\bb\e6\cc?\80\d2\b8\b1\95\11\a7<")
 (data $7 (i32.const 4416) "\90\c1\94\b0\95\eb\be\bf\1d,\d6\8f\a1\d1t\bc")
 (data $8 (i32.const 4432) "\f7\19\04\1a\b7\c9\92\be\01=\82\b0\n\1f\99>\de\eeSR,q\c4>\1aF\da\81\d0\8a\ca\be\c1s\b7jxh\e5\be\e2\d3\f6\d1\85\01\eb>\fbW\eaF\b6\10\fc>\04P\fbTF*\01\bf\17\14\16\d0\e2\be\t\bf/\86\85\02\d6}\0e?\a2i\b9\dc\b0d\11?\e3\11]\ba\f2\e0\13\bfa\08\19u(\03\12\bf\022\1d4\ae\d7\13?\bc\b5\99v7\a4\0c?^\9dn\e4U#\0e\bf\n\8c\02\\S\b0\02\bf\13p\86\n\c9\1b\03?}p\da\f1\f6\9a\ef>\1b}r?J\83\eb\be\bb\be\9a\92\b8\bc\e9\beF]e\d4\e9\b0\ee>\01\8cE\c8\fdd\e7\be=\9dr\d3\d5\c1\f3>\a7U\04\04MR\01\bf?\12*a\9b\c5\n?\e8\f7e\03\b1\f7\14\bf$a]l\db[ ?\f4\"\9fu\87\f6)\bf`c\afAn?4?l\9cE\a5\87\1b@\bf\e3k\8f\1c_\15I?pA\e8:J\01T\bfm\12\87\ee\8d\fa^?\c3\ed\bb\7f\8e\bah\bf6\1e\c00\bd\ddr?\f2\e9\9d\a3\cc\05~\bfk\05\bc\cf)\fc\85?t\b8\15\9ei5\91\bf\9fY\b7<0s\95?Hb\d5<M\9d\9e\bfU\99\90\e5\ad\bd\9a\bf!7\f1\b1s\eb\9b?")
 (data $9 (i32.const 4784) "g\f0\fa[\06\1d\a1\bd\8f8\ca\edLK\14>)\d6\"\ba\b7D:\be\e3\r\bc\9dP\02\b3\be\be\eaG\af\e8\1c\f5>=V\f1\e6O6,?\b2`\7fR\9c\91}\bf\92@\c3\03\f1\9a\a5?Hp\a2\8f^\81\a5?\19\b6o\fc\8cx\e2\bf")
 (data $10 (i32.const 4864) "\07\86\c1uv\ae\dc=4C8\fc\c3{5>]\"lf\86\99\8b\be\bbO\c3\1f\d4\fa\b4\be\d2\f9\d9\8c\a7\c8 ?\a8\a2\e3,\11\17S\bf!>H(\af\b4\83\bf\be?\b4 #Q\c5?.\faj\02\f4\fc\e4\bf\00\00\00\00\00\00\f0?")
 (data $11 (i32.const 4952) "3\86(\e1\d6\d8`>\00\00\00\00\00\00\00\00\94m\dc\b5T\e8h>,NVH\dd[A>`\86\169\cdaH>\ef\e6\fe\\3GD>\8e\b7\87\\G\dd*>\c0\dd\be\da\9av\06>\1fe\c9\06\c6\a2H>v\f0\02Y\a0\9b\t\be\90\fd\a50\1d\a24>K\f5\b7\f2\\\90\ef=\ab\0f+>n\f1\f7=\00\00\00\00\00\00\00\00\e1\fb\94\c7\eadc>\00\00\00\00\00\00\00\00o\94\7ftb\f1u>\fb\d1\8b\a8P\0bM>\d0\0e\9f\03}\04w>l,(\f96\d2`>\d0\f7B\8f*\03\87>\1b\c8\ba\93\cc\cee>\e4\d6\d8\8b\cd\f6\97>\86\dd\aelw\a4t>\06c\1dt\d6\9b\a2>\a3\10\b7[\e2\dc\80>\adC\a0\fc\a5\90\a7>\bbv>d\11\db\82>Cm\ad\11\fa\b0\a5>Z\a9\e5\d5\81\89|>7G\f7\cfpX\9a>(O\be`\11\8ah>cy\ec\dftH\83>\c6wX\c5\a9mA>\ef\d5c\d9\91\a4Y>\00\00\00\00\00\00\00\00P\9dy\eb\da\bcY>\00\00\00\00\00\00\00\00\83\17U3\c1\bdp>\87\19\aa\a4\1e\03B>ONp[^\c4u>\c5G\e7\b7J\b8X>gm\'P\bbU\88>\14\1e\ab\e3D\te>46\fcuj\89\a2>\d6\15\11\fd!\99y>1\fe\d1\01\be\ef\b6>\df\f7B\d8\8eU\92>\f8P\d6\95\07\d8\c8>\a7\99R\88m\fe\a6>#\a0:q\ce \d9>Q\a0\a2\b1/\82\b9>O\a4\b7_Q\bd\e6>\c6\81\9b\d6\1cT\c8>\af|\0fW\ca\e9\f0>\c45<Fn=\d1>\r\c4\01s\97\c0\f2>\e1\ad\e7X\b5\80\cf>\1e\a0\fc\cc\aa\e5\eb>\0f\d5\e7\b0)(\c0>\c6X\cf\fb\adM\d8>5\'L\b4\1c\14\9c>\87\ca&\eb\93\8f\b2>\00\00\00\00\00\00\00\00\r\f6-I\0bN>>\00\00\00\00\00\00\00\00mpe\07\e7FU>u\b5l\86JR\">\b4]\\\12\db\d5\\>W.\cf\d72\ec:>\\\ba\876\90\bep>\ec\d26M\98;H>$\nH\ed\19\\\8e>\1b3\a4,\11&_>\a66\e4\ae\ed\88\a6>c\98|*\9f\c1z>\8a\19\b1\99\17\a6\bd>L\f9\f26F\a7\94>\a8bN\ee\a72\d3>\b0\12\be\8eR\ed\ad>s\eez\b9\f5o\e8>\12\92\a24%\e9\c4>\d0\f2\ddS&\db\fd>\19\d2\cf\dbZ\ca\dc>9x\edf\e6!\11?\8c\b6\c3\b5\83w\f2>\b3ze\16\c2\fb!?Y\c9\fd>o\t\06?\da\d24{\e5P0?H8\d7\b7i\f2\14?_sP\d4C\ca6?\0e@\a2XHv\19?\f9F\9e*\d8T5?\ca\d2\e7\a7\r\ae\10? \c5N\ee\92\ef&?O\b9\14\99\08\c8\f1>D\ec8\f6\c3\1b\05?\00\00\00\00\00\00\00\00S\e6a\1f\95\c6(>\00\00\00\00\00\00\00\00C\\\02\13\da\0fB>\ff,\"5?\b1\08>%\c7\ea\cb\10NA>7#\b4o\01V$>\87\e6\dcxXI[><\16\ba~\eb\b5*>\08.\ed\f9\05\97\7f>\82\06kP7\90F>\90Y\15\f4\88A\97>\c2\c6&\9d-\c4f>\dbj\0f\0e\ec\r\b0>\cbc\11\e3b\7f\82>IP\f1<\04\1c\c7>\e5\fe\c7\f3,\1a\9c>\d6\85\f7\fdc\96\e0>U`=zPh\b6>\9c\ed\b7b\11I\f7>\ec\f3\01\02\07Z\d1>\94aQ\06\1f\04\10?I\b9r*$B\eb>0b7\cf\dbc%?v6K~\06\84\04?G\d0\9b\d6\82\85;?\fc\c6\80\7f\b7\11\1f?P\e6\8cw\b5\a6P?\ed\99\f2\e2l\9d5?::QJkgb?\cd_3\cf\fdEM?aY\e9\1e\c0\f2p?\06G\f6\f1\b2\b0Z?D\ac\de\f97xu?\cc\c16\r\ab\83X?\a5cp\a1*\86n?\fd\8c\b8\97x\15A?\9fL\e8\eb>\e4Q?\00\00\00\00\00\00\00\00\eb\bf\ben\b3\c1\02>\00\00\00\00\00\00\00\00c\a4\ce\fam\bd\1c>\06\9bn=\ae\t\e2=F\96#\cea%\14>k\90K\b8\b7\92\f5=-\10\fb\138\1c1>\ea3\a6o\1b\93\f9=\e7L\dbm\c0^Z>\a2XB\82\e2m\15>s[l\ad\9a$t>\a4\a0\ee\04\e61>>\"\92\dc\f3h\13\8c>\d0\02d\04fHW>\tg\b0\fbt\9a\a5>\9bu\83l\e5bs>]m\13\ff\08\a3\c0>L\9e\06\d8\03F\8f>\d7\b5\a0\a9xK\d9>\cf*\b6fkH\ab>6\e8h\acF\08\f3> n\19@P\\\c6>\983\a8\f9\8a\82\0c?Cg\0e\15\c1_\e3>\90]\ce%\f6\10%?L\bcX=\f7\t\00?$\82\cf,\00\c7>?Q\cd\ae\c3\17\ed\1b?D\92\83tM\f4U?\0c\e5\e2I\89%7?\8a\r\99y\9b\86n?\d588\e2\d2RT?\0c<\d4\ebl\15\84?M\d2\a8\e3iDp?\d3}Y-\tz\98?\df\d9\01\ca\b9\9f\8c?\f6J&Bn\94\a7?T\a3\02E*\a1\96?\ea\b2A\05\1fN\a9?\03\c6dO^3\87?\9eTW\c8\r\eb\94?\00\00\00\00\00\00\00\00\ad[E\aab>\e0=\00\00\00\00\00\00\00\00kW\e9\ce\c7\c2\f0=\b9B8\14\8b\95\bc=.\a2\a1\18\10O\db=p\ac\0bC\cdI\a8\bd\c12\aa\c7\8b\b1\14>\a8M\ba\f52\df\88=8\83\'!\9f\ec6>3\97-\d0g\8a\e6=j@\d2D\e6\f2O>h\a3Y\11S\b7\r>N\1b\99pQ0h>\c6\c79\8a\92\cf\1d>\d7i8F\11\d2\83>CVZ\fe\b4\adA>\9a\03\1a1=\88\9f>\91\93*\b4Z\00[>\e9\ef \e3\07\"\b9>\95\8f\a7\f2\e5\0b|>\8fO~a\c9\ed\d3>\ce\d4rc\d9\fe\96>\b5$\9fZ\82\c4\ef>\fe\cd5\0b\06\r\b7>\e5\e2\"R\c9)\t?\b0\b1\a2\b2\fa\14\d4>\a9\ef\7f$\ef\fe#?\cf\9c\f9AO0\f4>s\e7\92\89\d9\8e??\9e~\e5\e4Oz\12?7\e1\d0@\9e\f1X?\1a|\d5j/I3?SsCMr}s?q\e3\d0\07a\b3R?r\\\ed\80jh\8e?\cb{\\\b4\ca\8bu?\c1`\ed\ad\f8\ff\a6?v\07o\98\b3\f6\96?\ba\0e\85\bfT\1a\c1?h2V\91\7fY\c3?\17\18\9f{\8f\b7\d3?\b0\bc>\a8\1c\a3\c3?e\d5J\b1\d3f\cd?\00\00\00\00\00\00\00\00[\b7\9b\82,,\97=\00\00\00\00\00\00\00\00\ffo\e0\cfj\c5\b2=\e2\a3i\7fl\80\9d\bd\b3w\0b\a8h \c3=\12\0b&r|\16\98\bd;\c9\d9\80\f4\ef\d9=B\8fIK\f4e\b5\bd\8eS\d6\1b\a0\98\f9=\9cl\a7\86e\b5\d4\bd\c2\1eh1\08!\15>KV \b6\c8\db\f6\bd\f2\0b\c6\a4BJ1>\fd`h\d5\c6\f7\0f\beG\85\f6X\b2\daK>Yo\e6r\de\ed.\be\r\1c\d9\e0((g>\c9=A\06\fb\b5H\beW\07\b4 \fb\f0\82>\e4\16\a7\974\10g\be\08V\10\b2\98\84\9f>k+\a2\9d\80@\83\be\1b\06\83\c0\1a\02\ba>\edz\a1\fb\80\db\a1\be\a2\a3\f3\fcE\c7\d5>\ab\b2\0fU\dc\e9\be\be\f5V\8aht*\f2>\d83\ad\06\1c\1a\dd\be\a5\a9\d5\f40\c6\0e?Sn\c5K\17!\fa\be\01\f9\1b\fdA\0f*?i\92\fbP\90\93\19\bfo\03\c3\a4N\88F?\ce\10&\eeX!8\bf7\d0?\'\1e\91c?\9e5r\a8\c4\d8Y\bf\84O\03\c6\81\ad\81?z\91\91[\c2\a5z\bfo\bcvNR1\a0?{\\\'\c0\a1\11\a4\bf1\d0\ec\0bj\\\c1?\aa#\a7$\f0\bf\ee?\c1)\a1M\f7\04\f2?")
 (data $12 (i32.const 7072) "\07\0b\0e\11\13\15\16\16")
 (data $13 (i32.const 7089) "\01\01\01\01\01\02\02\02\02\02\02\03\03\03\03\03\03\03\03\03\03\04\04\04\04\04\04\04\04\04\04\04\04\04\04\04\04\04\04\04\04\04\05\05\05\05\05\05\05\05\05\05\05\05\05\05\05\05\06\06\06\06\06\06\06\06\06\06\06\06\06\06\06\06\06\06\06\06\06\06\06\06\06\06\06\06\06\06\06\06\06\06\06\06\06\06\06\06\06\06\06\06\06\07")
 (data $14 (i32.const 7200) "\t\08\07\05\04\03\02")
 (data $15 (i32.const 7207) "\t\11\16(")
 (data $18 (i32.const 7286) "\e0?")
 (data $19 (i32.const 7294) "\f0?")
 (data $20 (i32.const 7303) "@")
 (data $21 (i32.const 7310) "\08@")
 (data $22 (i32.const 7318) "\18@")
 (data $23 (i32.const 7326) ".@")
 (data $24 (i32.const 7334) "\f8?")
 (data $25 (i32.const 7342) "\ee?")
 (data $26 (i32.const 7347) "\f8\ff\ff\ff\ff")
 (data $27 (i32.const 7352) "\ff\ff\ff\ff\ff\ff\0f")
 (data $28 (i32.const 7366) "\f0\7f")
 (data $29 (i32.const 7374) "\e0\7f")
 (data $30 (i32.const 7382) "0C")
 (data $31 (i32.const 7384) "\ff\03\00\00\00\000C")
 (data $32 (i32.const 7398) "\d8B")
 (data $33 (i32.const 7400) "UUUUUU\e5?")
 (data $34 (i32.const 7408) "UUUUUU\85<")
 (data $35 (i32.const 7416) "\9a\99\99\99\99\99\d9?")
 (data $36 (i32.const 7424) "\92$I\92$I\d2?")
 (data $37 (i32.const 7432) "\1c\c7q\1c\c7q\cc?")
 (data $38 (i32.const 7446) "p\01")
 (data $39 (i32.const 7454) "pL")
 (data $40 (i32.const 7462) "i@")
 (data $41 (i32.const 7470) "0_")
 (data $42 (i32.const 7478) "p\1a")
 (data $43 (i32.const 7486) "pe")
 (data $44 (i32.const 7493) "\c0\82@")
 (data $45 (i32.const 7502) "Y@")
 (data $46 (i32.const 7510) ";@")
 (data $47 (i32.const 7512) "d!\0bY\c8B\a6?")
 (data $48 (i32.const 7521) "8\fa\feB.\e6?")
 (data $49 (i32.const 7528) "0g\c7\93W\f3.=")
 (data $50 (i32.const 7536) "\fe\82+eG\15\f7?")
 (data $51 (i32.const 7550) "8C")
 (data $52 (i32.const 7552) "\tm\a8\13F\12\e6=\98\d8\f8\ef\d8\ee!>\e4D\f5gE\e6Z>\\\9fx\b7O~\92>4\c7V\a5\e3\1d\c7>\1a\a0\01\1a\a0\01\fa>\1a\a0\01\1a\a0\01*?\17l\c1\16l\c1V?\11\11\11\11\11\11\81?UUUUUU\a5?UUUUUU\c5?\00\00\00\00\00\00\e0?")
 (data $53 (i32.const 7648) "WA\81F\9b\f4b<J\ad0p\c7R\e9<\1f\b83\e7\f3\e7j=\tm\a8\13F\12\e6=\e4D\f5gE\e6Z>4\c7V\a5\e3\1d\c7>\1a\a0\01\1a\a0\01*?\11\11\11\11\11\11\81?UUUUUU\c5?")
 (export "heap_allocate" (func $assembly/core/heap/heap_allocate))
 (export "heap_free" (func $assembly/core/heap/heap_free))
 (export "heap_limit" (func $assembly/core/heap/heap_limit))
 (export "heap_reserved" (func $assembly/core/heap/heap_reserved))
 (export "heap_used" (func $assembly/core/heap/heap_used))
 (export "fused_madd" (func $assembly/core/fused/fused_madd))
 (export "bessel_f64" (func $assembly/bessel/bessel/bessel_f64))
 (export "bessel_scratch_bytes_f64" (func $assembly/bessel/bessel/bessel_scratch_bytes_f64))
 (export "memory" (memory $0))
 (func $assembly/core/heap/removeFree (param $0 i32)
  (local $1 i32)
  (local $2 i32)
  local.get $0
  i32.load offset=20
  local.set $1
  local.get $0
  i32.load offset=16
  local.tee $2
  if
   local.get $2
   local.get $1
   i32.store offset=20
  end
  local.get $1
  if
   local.get $1
   local.get $2
   i32.store offset=16
   return
  end
  local.get $0
  i32.load offset=4
  i32.const 4
  i32.shr_u
  local.tee $0
  i32.const 16
  i32.ge_u
  if
   local.get $0
   i32.const 31
   local.get $0
   i32.clz
   i32.sub
   local.tee $0
   i32.const 4
   i32.sub
   i32.shr_u
   i32.const 15
   i32.and
   local.get $0
   i32.const 3
   i32.sub
   i32.const 4
   i32.shl
   i32.or
   local.set $0
  end
  local.get $0
  i32.const 2
  i32.shl
  i32.const 128
  i32.add
  local.get $2
  i32.store
  local.get $2
  if
   return
  end
  local.get $0
  i32.const 4
  i32.shr_u
  local.tee $1
  i32.const 2
  i32.shl
  i32.const 16
  i32.add
  local.tee $2
  i32.load
  i32.const -2
  local.get $0
  i32.const 15
  i32.and
  i32.rotl
  i32.and
  local.set $0
  local.get $2
  local.get $0
  i32.store
  local.get $0
  i32.eqz
  if
   global.get $assembly/core/heap/powerMap
   i32.const -2
   local.get $1
   i32.rotl
   i32.and
   global.set $assembly/core/heap/powerMap
  end
 )
 (func $assembly/bessel/logarithm/logarithmOfQuotient (param $0 i32) (param $1 i32)
  (local $2 v128)
  (local $3 v128)
  (local $4 v128)
  (local $5 v128)
  (local $6 v128)
  (local $7 v128)
  (local $8 v128)
  (local $9 v128)
  (local $10 v128)
  (local $11 v128)
  (local $12 v128)
  (local $13 v128)
  (local $14 v128)
  (local $15 v128)
  (local $16 v128)
  (local $17 v128)
  (local $18 v128)
  (local $19 v128)
  (local $20 v128)
  (local $21 v128)
  (local $22 v128)
  (local $23 v128)
  (local $24 v128)
  (local $25 v128)
  (local $26 v128)
  (local $27 v128)
  (local $28 v128)
  (local $29 v128)
  (local $30 v128)
  (local $31 v128)
  (local $32 v128)
  (local $33 v128)
  loop $for-loop|0
   local.get $0
   local.get $1
   i32.lt_u
   if
    local.get $0
    v128.load offset=4160
    local.tee $2
    i32.const 7440
    v128.load64_splat
    f64x2.lt
    local.set $3
    i32.const 7296
    v128.load64_splat
    i32.const 7288
    v128.load64_splat
    local.get $0
    v128.load offset=33280
    local.tee $9
    i32.const 7352
    v128.load64_splat
    v128.and
    i32.const 7288
    v128.load64_splat
    v128.or
    local.tee $4
    local.get $2
    i32.const 7448
    v128.load64_splat
    f64x2.mul
    local.get $2
    local.get $3
    v128.bitselect
    local.tee $2
    i32.const 7352
    v128.load64_splat
    v128.and
    i32.const 7288
    v128.load64_splat
    v128.or
    local.tee $5
    f64x2.lt
    local.tee $6
    v128.bitselect
    local.set $10
    local.get $4
    local.get $10
    f64x2.mul
    local.tee $11
    local.get $5
    f64x2.div
    i32.const 7392
    v128.load64_splat
    f64x2.add
    local.tee $7
    i32.const 7392
    v128.load64_splat
    f64x2.sub
    local.tee $4
    local.get $5
    i32.const 7344
    v128.load64_splat
    v128.and
    local.tee $8
    f64x2.mul
    local.set $24
    local.get $11
    local.get $24
    f64x2.sub
    local.tee $12
    local.get $4
    local.get $5
    local.get $8
    f64x2.sub
    f64x2.mul
    local.tee $13
    f64x2.sub
    local.tee $14
    i32.const 7288
    v128.load64_splat
    local.get $11
    local.get $4
    local.get $5
    f64x2.mul
    local.tee $25
    f64x2.add
    local.tee $15
    f64x2.div
    local.tee $4
    f64x2.mul
    local.tee $16
    local.get $15
    f64x2.mul
    local.set $26
    local.get $9
    i32.const 52
    i64x2.shr_u
    i32.const 7376
    v128.load64_splat
    v128.or
    i32.const 7384
    v128.load64_splat
    f64x2.sub
    local.get $2
    i32.const 52
    i64x2.shr_u
    i32.const 7376
    v128.load64_splat
    v128.or
    i32.const 7384
    v128.load64_splat
    f64x2.sub
    f64x2.sub
    local.get $0
    v128.load offset=29120
    local.get $3
    i32.const 7456
    v128.load64_splat
    v128.and
    f64x2.add
    f64x2.add
    local.get $6
    i32.const 7288
    v128.load64_splat
    v128.and
    f64x2.sub
    local.tee $27
    i32.const 4352
    v128.load64_splat
    f64x2.mul
    local.tee $2
    local.get $7
    i32x4.extract_lane 0
    i32.const 4
    i32.shl
    i32.const 2288
    i32.add
    v128.load
    local.tee $5
    local.get $7
    i32x4.extract_lane 2
    i32.const 4
    i32.shl
    i32.const 2288
    i32.add
    v128.load
    local.tee $6
    i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23
    local.tee $3
    f64x2.add
    local.tee $8
    local.get $16
    local.get $16
    f64x2.add
    local.tee $28
    f64x2.add
    local.set $17
    local.get $16
    local.get $16
    local.get $16
    f64x2.mul
    local.tee $18
    f64x2.mul
    local.tee $19
    i32.const 7400
    v128.load64_splat
    f64x2.mul
    local.tee $29
    local.get $27
    i32.const 4352
    v128.load64_splat offset=8
    f64x2.mul
    local.tee $7
    f64x2.add
    local.tee $30
    local.get $2
    local.get $8
    f64x2.sub
    local.get $3
    f64x2.add
    local.get $8
    local.get $17
    local.get $17
    local.get $8
    f64x2.sub
    local.tee $2
    f64x2.sub
    f64x2.sub
    local.get $28
    local.get $2
    f64x2.sub
    f64x2.add
    f64x2.add
    local.tee $8
    f64x2.add
    local.set $20
    local.get $15
    local.get $15
    i32.const 7344
    v128.load64_splat
    v128.and
    local.tee $21
    f64x2.sub
    local.set $31
    local.get $16
    local.get $16
    i32.const 7344
    v128.load64_splat
    v128.and
    local.tee $22
    f64x2.sub
    local.set $23
    local.get $19
    local.get $19
    i32.const 7344
    v128.load64_splat
    v128.and
    local.tee $32
    f64x2.sub
    local.set $33
    local.get $18
    local.get $18
    i32.const 7344
    v128.load64_splat
    v128.and
    local.tee $2
    f64x2.sub
    local.set $3
    local.get $5
    local.get $6
    i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31
    local.get $27
    i32.const 4352
    v128.load64_splat offset=16
    f64x2.mul
    f64x2.add
    local.get $14
    local.get $26
    f64x2.sub
    local.get $22
    local.get $21
    f64x2.mul
    local.get $26
    f64x2.sub
    local.get $22
    local.get $31
    f64x2.mul
    f64x2.add
    local.get $23
    local.get $21
    f64x2.mul
    f64x2.add
    local.get $23
    local.get $31
    f64x2.mul
    f64x2.add
    f64x2.sub
    local.get $12
    local.get $14
    local.get $14
    local.get $12
    f64x2.sub
    local.tee $5
    f64x2.sub
    f64x2.sub
    local.get $13
    f64x2.neg
    local.get $5
    f64x2.sub
    f64x2.add
    local.get $0
    v128.load offset=37440
    i32.const 7368
    v128.load64_splat
    local.get $9
    i32.const 7360
    v128.load64_splat
    v128.and
    i64x2.sub
    f64x2.mul
    local.get $10
    f64x2.mul
    local.tee $5
    f64x2.add
    local.get $16
    local.get $11
    local.get $15
    local.get $15
    local.get $11
    f64x2.sub
    local.tee $6
    f64x2.sub
    f64x2.sub
    local.get $25
    local.get $6
    f64x2.sub
    f64x2.add
    local.get $24
    local.get $25
    f64x2.sub
    local.get $13
    f64x2.add
    f64x2.add
    local.get $5
    f64x2.add
    f64x2.mul
    f64x2.sub
    f64x2.add
    local.get $4
    f64x2.mul
    local.tee $4
    local.get $4
    f64x2.add
    local.get $32
    i32.const 7400
    v128.load64_splat
    local.tee $5
    i32.const 7344
    v128.load64_splat
    v128.and
    local.tee $6
    f64x2.mul
    local.get $29
    f64x2.sub
    local.get $32
    local.get $5
    local.get $6
    f64x2.sub
    local.tee $5
    f64x2.mul
    f64x2.add
    local.get $33
    local.get $6
    f64x2.mul
    f64x2.add
    local.get $33
    local.get $5
    f64x2.mul
    f64x2.add
    local.get $22
    local.get $2
    f64x2.mul
    local.get $19
    f64x2.sub
    local.get $22
    local.get $3
    f64x2.mul
    f64x2.add
    local.get $23
    local.get $2
    f64x2.mul
    f64x2.add
    local.get $23
    local.get $3
    f64x2.mul
    f64x2.add
    local.get $16
    local.get $22
    local.get $22
    f64x2.mul
    local.get $18
    f64x2.sub
    local.get $22
    local.get $23
    f64x2.mul
    local.tee $2
    local.get $2
    f64x2.add
    f64x2.add
    local.get $23
    local.get $23
    f64x2.mul
    f64x2.add
    local.get $28
    local.get $4
    f64x2.mul
    f64x2.add
    f64x2.mul
    local.get $4
    local.get $18
    f64x2.mul
    f64x2.add
    f64x2.add
    i32.const 7400
    v128.load64_splat
    f64x2.mul
    local.get $19
    i32.const 7408
    v128.load64_splat
    f64x2.mul
    f64x2.add
    f64x2.add
    f64x2.add
    f64x2.add
    local.get $19
    local.get $18
    f64x2.mul
    i32.const 7416
    v128.load64_splat
    local.get $18
    i32.const 7424
    v128.load64_splat
    local.get $18
    i32.const 7432
    v128.load64_splat
    f64x2.mul
    f64x2.add
    f64x2.mul
    f64x2.add
    f64x2.mul
    f64x2.add
    local.get $29
    local.get $30
    local.get $30
    local.get $29
    f64x2.sub
    local.tee $2
    f64x2.sub
    f64x2.sub
    local.get $7
    local.get $2
    f64x2.sub
    f64x2.add
    local.get $30
    local.get $20
    local.get $20
    local.get $30
    f64x2.sub
    local.tee $2
    f64x2.sub
    f64x2.sub
    local.get $8
    local.get $2
    f64x2.sub
    f64x2.add
    f64x2.add
    f64x2.add
    local.set $2
    local.get $0
    local.get $17
    local.get $20
    f64x2.add
    local.tee $3
    v128.store offset=41600
    local.get $0
    local.get $17
    local.get $3
    local.get $3
    local.get $17
    f64x2.sub
    local.tee $3
    f64x2.sub
    f64x2.sub
    local.get $20
    local.get $3
    f64x2.sub
    f64x2.add
    local.get $2
    f64x2.add
    v128.store offset=45760
    local.get $0
    i32.const 16
    i32.add
    local.set $0
    br $for-loop|0
   end
  end
 )
 (func $assembly/bessel/logarithm/logarithm (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32)
  (local $4 v128)
  (local $5 v128)
  (local $6 v128)
  (local $7 v128)
  (local $8 i32)
  (local $9 v128)
  (local $10 v128)
  (local $11 v128)
  (local $12 v128)
  (local $13 v128)
  loop $for-loop|0
   local.get $0
   local.get $1
   i32.lt_u
   if
    local.get $0
    local.get $2
    i32.add
    local.tee $8
    v128.load
    local.tee $4
    i32.const 7352
    v128.load64_splat
    v128.and
    i32.const 7288
    v128.load64_splat
    v128.or
    local.tee $5
    i32.const 7392
    v128.load64_splat
    f64x2.add
    local.tee $6
    i32.const 7392
    v128.load64_splat
    f64x2.sub
    local.set $7
    local.get $5
    local.get $7
    f64x2.sub
    local.get $8
    i32.const 4160
    i32.add
    v128.load
    i32.const 7368
    v128.load64_splat
    local.get $4
    i32.const 7360
    v128.load64_splat
    v128.and
    i64x2.sub
    f64x2.mul
    f64x2.add
    local.get $5
    local.get $7
    f64x2.add
    f64x2.div
    local.tee $7
    local.get $7
    f64x2.mul
    local.set $5
    local.get $7
    local.get $5
    f64x2.mul
    i32.const 7400
    v128.load64_splat
    local.get $5
    i32.const 7416
    v128.load64_splat
    local.get $5
    i32.const 7424
    v128.load64_splat
    local.get $5
    i32.const 7432
    v128.load64_splat
    f64x2.mul
    f64x2.add
    f64x2.mul
    f64x2.add
    f64x2.mul
    f64x2.add
    f64x2.mul
    local.set $9
    local.get $4
    i32.const 52
    i64x2.shr_u
    i32.const 7376
    v128.load64_splat
    v128.or
    i32.const 7384
    v128.load64_splat
    f64x2.sub
    local.get $0
    v128.load offset=29120
    f64x2.add
    local.tee $4
    i32.const 4352
    v128.load64_splat
    f64x2.mul
    local.tee $10
    local.get $6
    i32x4.extract_lane 0
    i32.const 4
    i32.shl
    i32.const 2288
    i32.add
    v128.load
    local.tee $11
    local.get $6
    i32x4.extract_lane 2
    i32.const 4
    i32.shl
    i32.const 2288
    i32.add
    v128.load
    local.tee $5
    i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23
    local.tee $12
    f64x2.add
    local.tee $6
    local.get $7
    local.get $7
    f64x2.add
    local.tee $13
    f64x2.add
    local.set $7
    local.get $11
    local.get $5
    i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31
    local.get $4
    i32.const 4352
    v128.load64_splat offset=8
    f64x2.mul
    f64x2.add
    local.set $4
    local.get $0
    local.get $3
    i32.add
    local.tee $8
    local.get $7
    v128.store
    local.get $8
    i32.const 4160
    i32.add
    local.get $10
    local.get $6
    f64x2.sub
    local.get $12
    f64x2.add
    local.get $6
    local.get $7
    local.get $7
    local.get $6
    f64x2.sub
    local.tee $5
    f64x2.sub
    f64x2.sub
    local.get $13
    local.get $5
    f64x2.sub
    f64x2.add
    f64x2.add
    local.get $4
    f64x2.add
    local.get $9
    f64x2.add
    v128.store
    local.get $0
    i32.const 16
    i32.add
    local.set $0
    br $for-loop|0
   end
  end
 )
 (func $assembly/core/heap/insertFree (param $0 i32) (param $1 i32)
  (local $2 i32)
  local.get $0
  local.get $0
  i32.const 1464423237
  i32.xor
  i32.store
  local.get $0
  local.get $1
  i32.store offset=4
  local.get $0
  i32.const 16
  i32.add
  local.get $1
  i32.add
  local.get $0
  i32.store offset=8
  local.get $1
  i32.const 4
  i32.shr_u
  local.tee $1
  i32.const 16
  i32.ge_u
  if
   local.get $1
   i32.const 31
   local.get $1
   i32.clz
   i32.sub
   local.tee $1
   i32.const 4
   i32.sub
   i32.shr_u
   i32.const 15
   i32.and
   local.get $1
   i32.const 3
   i32.sub
   i32.const 4
   i32.shl
   i32.or
   local.set $1
  end
  local.get $0
  local.get $1
  i32.const 2
  i32.shl
  i32.const 128
  i32.add
  i32.load
  local.tee $2
  i32.store offset=16
  local.get $0
  i32.const 0
  i32.store offset=20
  local.get $2
  if
   local.get $2
   local.get $0
   i32.store offset=20
  end
  local.get $1
  i32.const 2
  i32.shl
  i32.const 128
  i32.add
  local.get $0
  i32.store
  local.get $1
  i32.const 4
  i32.shr_u
  local.tee $0
  i32.const 2
  i32.shl
  i32.const 16
  i32.add
  local.tee $2
  local.get $2
  i32.load
  i32.const 1
  local.get $1
  i32.const 15
  i32.and
  i32.shl
  i32.or
  i32.store
  global.get $assembly/core/heap/powerMap
  i32.const 1
  local.get $0
  i32.shl
  i32.or
  global.set $assembly/core/heap/powerMap
 )
 (func $assembly/core/heap/adopt
  (local $0 i32)
  (local $1 i32)
  (local $2 i32)
  i32.const 65535
  memory.size
  local.tee $0
  local.get $0
  i32.const 65535
  i32.ge_u
  select
  i32.const 16
  i32.shl
  local.tee $1
  global.get $assembly/core/heap/heapEnd
  i32.const 32
  i32.add
  i32.lt_u
  if
   return
  end
  global.get $assembly/core/heap/heapEnd
  i32.const 16
  i32.sub
  local.tee $0
  i32.load offset=8
  local.tee $2
  if (result i32)
   local.get $2
   i32.load
   local.get $2
   i32.const 1464423237
   i32.xor
   i32.eq
  else
   i32.const 0
  end
  if
   local.get $0
   i32.const 0
   i32.store
   local.get $2
   call $assembly/core/heap/removeFree
   local.get $2
   local.set $0
  end
  local.get $1
  global.set $assembly/core/heap/heapEnd
  local.get $1
  i32.const 16
  i32.sub
  local.tee $1
  local.get $1
  i32.const 1279348293
  i32.xor
  i32.store
  local.get $1
  i32.const 0
  i32.store offset=4
  local.get $0
  local.get $1
  local.get $0
  i32.sub
  i32.const 16
  i32.sub
  call $assembly/core/heap/insertFree
 )
 (func $assembly/bessel/macdonald/macdonaldPair (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32)
  (local $4 i32)
  (local $5 v128)
  (local $6 v128)
  local.get $0
  local.set $4
  loop $for-loop|0
   local.get $1
   local.get $4
   i32.gt_u
   if
    local.get $4
    v128.load offset=4160
    local.tee $5
    i32.const 7440
    v128.load64_splat
    f64x2.lt
    local.set $6
    local.get $4
    local.get $5
    i32.const 7448
    v128.load64_splat
    f64x2.mul
    local.get $5
    local.get $6
    v128.bitselect
    v128.store offset=33280
    local.get $4
    i32.const 7272
    v128.load64_splat
    v128.store offset=37440
    local.get $4
    v128.const i32x4 0x00000000 0xc0692000 0x00000000 0xc0692000
    v128.const i32x4 0x00000000 0xbff00000 0x00000000 0xbff00000
    local.get $6
    v128.bitselect
    v128.store offset=29120
    local.get $4
    local.get $4
    v128.load
    f64x2.nearest
    v128.const i32x4 0x00000000 0x40380000 0x00000000 0x40380000
    f64x2.pmin
    v128.store offset=20800
    local.get $4
    i32.const 16
    i32.add
    local.set $4
    br $for-loop|0
   end
  end
  local.get $0
  local.get $1
  i32.const 33280
  i32.const 41600
  call $assembly/bessel/logarithm/logarithm
  local.get $2
  if
   local.get $0
   local.get $1
   local.get $3
   call $assembly/bessel/temme/temme
  else
   local.get $0
   local.get $1
   call $assembly/bessel/fitted/fitted
  end
  local.get $0
  local.get $1
  call $assembly/bessel/macdonald/recur
 )
 (func $assembly/bessel/debye/radius (param $0 i32) (param $1 i32)
  (local $2 v128)
  (local $3 v128)
  (local $4 v128)
  (local $5 v128)
  (local $6 v128)
  (local $7 v128)
  (local $8 v128)
  (local $9 v128)
  (local $10 v128)
  (local $11 v128)
  (local $12 v128)
  (local $13 v128)
  (local $14 v128)
  (local $15 v128)
  (local $16 v128)
  (local $17 v128)
  loop $for-loop|0
   local.get $0
   local.get $1
   i32.lt_u
   if
    i32.const 7472
    v128.load64_splat
    i32.const 7288
    v128.load64_splat
    local.get $0
    v128.load
    local.tee $3
    local.get $0
    v128.load offset=4160
    local.tee $4
    f64x2.pmax
    i32.const 7464
    v128.load64_splat
    f64x2.gt
    local.tee $9
    v128.bitselect
    local.set $2
    local.get $3
    local.get $2
    f64x2.mul
    local.tee $10
    local.get $10
    f64x2.mul
    local.tee $11
    local.get $4
    local.get $2
    f64x2.mul
    local.tee $3
    local.get $3
    f64x2.mul
    local.tee $5
    f64x2.add
    local.tee $14
    f64x2.sqrt
    local.tee $12
    local.get $12
    f64x2.mul
    local.set $6
    local.get $10
    local.get $10
    i32.const 7344
    v128.load64_splat
    v128.and
    local.tee $15
    f64x2.sub
    local.set $16
    local.get $3
    local.get $3
    i32.const 7344
    v128.load64_splat
    v128.and
    local.tee $17
    f64x2.sub
    local.set $3
    local.get $12
    local.get $12
    i32.const 7344
    v128.load64_splat
    v128.and
    local.tee $13
    f64x2.sub
    local.set $4
    local.get $10
    i32.const 7288
    v128.load64_splat
    local.get $12
    f64x2.div
    local.tee $7
    f64x2.mul
    local.set $8
    local.get $0
    local.get $12
    v128.store offset=8320
    local.get $0
    local.get $14
    local.get $6
    f64x2.sub
    local.get $11
    local.get $14
    local.get $14
    local.get $11
    f64x2.sub
    local.tee $14
    f64x2.sub
    f64x2.sub
    local.get $5
    local.get $14
    f64x2.sub
    f64x2.add
    local.get $15
    local.get $15
    f64x2.mul
    local.get $11
    f64x2.sub
    local.get $15
    local.get $16
    f64x2.mul
    local.tee $11
    local.get $11
    f64x2.add
    f64x2.add
    local.get $16
    local.get $16
    f64x2.mul
    f64x2.add
    local.get $17
    local.get $17
    f64x2.mul
    local.get $5
    f64x2.sub
    local.get $17
    local.get $3
    f64x2.mul
    local.tee $5
    local.get $5
    f64x2.add
    f64x2.add
    local.get $3
    local.get $3
    f64x2.mul
    f64x2.add
    f64x2.add
    f64x2.add
    local.get $13
    local.get $13
    f64x2.mul
    local.get $6
    f64x2.sub
    local.get $13
    local.get $4
    f64x2.mul
    local.tee $3
    local.get $3
    f64x2.add
    f64x2.add
    local.get $4
    local.get $4
    f64x2.mul
    f64x2.add
    f64x2.sub
    f64x2.add
    local.get $7
    i32.const 7280
    v128.load64_splat
    f64x2.mul
    f64x2.mul
    local.tee $3
    v128.store offset=12480
    local.get $0
    local.get $10
    local.get $12
    f64x2.add
    local.tee $4
    v128.store offset=33280
    local.get $0
    local.get $10
    local.get $4
    local.get $4
    local.get $10
    f64x2.sub
    local.tee $4
    f64x2.sub
    f64x2.sub
    local.get $12
    local.get $4
    f64x2.sub
    f64x2.add
    local.get $3
    f64x2.add
    v128.store offset=37440
    local.get $0
    local.get $7
    local.get $2
    f64x2.mul
    v128.store offset=16640
    local.get $0
    local.get $8
    local.get $8
    f64x2.mul
    v128.store offset=20800
    local.get $0
    local.get $2
    v128.store offset=24960
    local.get $0
    local.get $9
    i32.const 7488
    v128.load64_splat
    v128.and
    v128.store offset=29120
    local.get $0
    i32.const 16
    i32.add
    local.set $0
    br $for-loop|0
   end
  end
 )
 (func $assembly/core/heap/growMemory (param $0 i32) (result i32)
  (local $1 i32)
  (local $2 i32)
  global.get $assembly/core/heap/limitPages
  local.get $0
  i32.const 65535
  i32.add
  i32.const 16
  i32.shr_u
  local.tee $0
  memory.size
  local.tee $1
  i32.add
  i32.lt_u
  if
   i32.const 0
   return
  end
  local.get $0
  i32.const 256
  local.get $1
  i32.const 2
  i32.shr_u
  local.tee $2
  local.get $2
  i32.const 256
  i32.ge_u
  select
  local.tee $2
  local.get $0
  local.get $2
  i32.gt_u
  select
  local.tee $2
  global.get $assembly/core/heap/limitPages
  local.get $1
  i32.sub
  local.tee $1
  local.get $1
  local.get $2
  i32.gt_u
  select
  local.tee $1
  memory.grow
  i32.const 0
  i32.ge_s
  if
   i32.const 1
   return
  end
  local.get $0
  local.get $1
  i32.lt_u
  if (result i32)
   local.get $0
   memory.grow
   i32.const 0
   i32.ge_s
  else
   i32.const 0
  end
 )
 (func $assembly/core/heap/find (param $0 i32) (result i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  local.get $0
  i32.const 4
  i32.shr_u
  local.tee $1
  i32.const 16
  i32.ge_u
  if
   local.get $1
   i32.const 31
   local.get $1
   i32.clz
   i32.sub
   local.tee $1
   i32.const 4
   i32.sub
   i32.shr_u
   i32.const 15
   i32.and
   local.get $1
   i32.const 3
   i32.sub
   i32.const 4
   i32.shl
   i32.or
   local.set $1
  end
  local.get $1
  i32.const 2
  i32.shl
  i32.const 128
  i32.add
  i32.load
  local.set $2
  loop $for-loop|0
   local.get $3
   i32.const 8
   i32.lt_u
   i32.const 0
   local.get $2
   select
   if
    local.get $0
    local.get $2
    i32.load offset=4
    i32.le_u
    if
     local.get $2
     return
    end
    local.get $2
    i32.load offset=16
    local.set $2
    local.get $3
    i32.const 1
    i32.add
    local.set $3
    br $for-loop|0
   end
  end
  block $assembly/core/heap/firstAbove|inlined.0 (result i32)
   local.get $1
   i32.const 4
   i32.shr_u
   local.tee $3
   i32.const 2
   i32.shl
   i32.const 16
   i32.add
   i32.load
   i32.const -2
   local.get $1
   i32.const 15
   i32.and
   i32.shl
   i32.and
   local.tee $1
   if (result i32)
    local.get $1
   else
    i32.const 0
    global.get $assembly/core/heap/powerMap
    i32.const -2
    local.get $3
    i32.shl
    i32.and
    local.tee $1
    i32.eqz
    br_if $assembly/core/heap/firstAbove|inlined.0
    drop
    local.get $1
    i32.ctz
    local.tee $3
    i32.const 2
    i32.shl
    i32.const 16
    i32.add
    i32.load
   end
   i32.ctz
   local.get $3
   i32.const 4
   i32.shl
   i32.or
   i32.const 2
   i32.shl
   i32.const 128
   i32.add
   i32.load
  end
  local.tee $1
  if
   local.get $1
   return
  end
  loop $while-continue|1
   local.get $2
   if (result i32)
    local.get $0
    local.get $2
    i32.load offset=4
    i32.gt_u
   else
    i32.const 0
   end
   if
    local.get $2
    i32.load offset=16
    local.set $2
    br $while-continue|1
   end
  end
  local.get $2
 )
 (func $assembly/bessel/temme/sinhQuotient (param $0 v128) (param $1 i32) (result v128)
  (local $2 i32)
  (local $3 v128)
  (local $4 v128)
  local.get $0
  local.get $0
  f64x2.mul
  local.set $3
  i32.const 7272
  v128.load64_splat
  local.set $0
  i32.const 18
  local.set $2
  loop $for-loop|0
   local.get $2
   i32.const 0
   i32.gt_s
   if
    i32.const 0
    local.get $2
    i32.sub
    i32.const 2
    i32.shl
    i32.const 7720
    i32.add
    v128.load64_splat
    local.tee $4
    local.get $2
    f64.convert_i32_s
    f64x2.splat
    f64x2.mul
    local.get $4
    local.get $1
    select
    local.get $0
    local.get $3
    f64x2.mul
    f64x2.add
    local.set $0
    local.get $2
    i32.const 2
    i32.sub
    local.set $2
    br $for-loop|0
   end
  end
  local.get $1
  if (result v128)
   local.get $0
  else
   i32.const 7288
   v128.load64_splat
   local.get $0
   local.get $3
   f64x2.mul
   f64x2.add
  end
 )
 (func $assembly/bessel/powerSeries/gammaFactor (param $0 i32) (param $1 i32)
  (local $2 v128)
  (local $3 v128)
  (local $4 i32)
  (local $5 v128)
  (local $6 v128)
  loop $for-loop|0
   local.get $0
   local.get $1
   i32.lt_u
   if
    local.get $0
    local.get $0
    v128.load
    local.tee $2
    local.get $2
    f64x2.add
    local.tee $3
    i32.const 7304
    v128.load64_splat
    local.tee $5
    f64x2.add
    local.tee $6
    v128.store offset=33280
    local.get $0
    local.get $3
    local.get $6
    local.get $6
    local.get $3
    f64x2.sub
    local.tee $3
    f64x2.sub
    f64x2.sub
    local.get $5
    local.get $3
    f64x2.sub
    f64x2.add
    v128.store offset=37440
    local.get $0
    i32.const 7272
    v128.load64_splat
    v128.store offset=29120
    i32.const 7328
    v128.load64_splat
    i32.const 7320
    v128.load64_splat
    local.get $2
    i32.const 7312
    v128.load64_splat
    f64x2.add
    f64x2.div
    f64x2.sub
    local.tee $5
    local.get $5
    f64x2.mul
    local.set $6
    i32.const 4432
    v128.load64_splat
    local.set $2
    i32.const 7272
    v128.load64_splat
    local.set $3
    i32.const 4440
    local.set $4
    loop $for-loop|1
     local.get $4
     i32.const 4776
     i32.lt_u
     if
      local.get $4
      v128.load64_splat
      local.get $3
      local.get $6
      f64x2.mul
      f64x2.add
      local.set $3
      local.get $4
      v128.load64_splat offset=8
      local.get $2
      local.get $6
      f64x2.mul
      f64x2.add
      local.set $2
      local.get $4
      i32.const 16
      i32.add
      local.set $4
      br $for-loop|1
     end
    end
    local.get $0
    local.get $2
    local.get $3
    local.get $5
    f64x2.mul
    f64x2.add
    v128.store offset=49920
    local.get $0
    i32.const 16
    i32.add
    local.set $0
    br $for-loop|0
   end
  end
 )
 (func $assembly/bessel/moments/moments (param $0 i32) (param $1 i32) (param $2 i32)
  (local $3 i32)
  (local $4 v128)
  (local $5 v128)
  (local $6 v128)
  (local $7 v128)
  (local $8 v128)
  (local $9 i32)
  (local $10 v128)
  (local $11 v128)
  (local $12 i32)
  (local $13 v128)
  (local $14 v128)
  (local $15 v128)
  (local $16 v128)
  (local $17 v128)
  (local $18 v128)
  (local $19 v128)
  (local $20 v128)
  (local $21 v128)
  (local $22 v128)
  (local $23 v128)
  (local $24 v128)
  (local $25 f64)
  (local $26 i32)
  (local $27 v128)
  (local $28 v128)
  loop $for-loop|0
   local.get $0
   local.get $1
   i32.lt_u
   if
    local.get $0
    v128.load offset=20800
    local.set $6
    local.get $0
    v128.load offset=16640
    local.tee $7
    local.get $7
    f64x2.mul
    local.set $4
    i32.const 7272
    v128.load64_splat
    local.set $15
    i32.const 7272
    v128.load64_splat
    local.set $16
    i32.const 7272
    v128.load64_splat
    local.set $17
    i32.const 7272
    v128.load64_splat
    local.set $18
    i32.const 7272
    v128.load64_splat
    local.set $19
    i32.const 7272
    v128.load64_splat
    local.set $20
    i32.const 7272
    v128.load64_splat
    local.set $21
    i32.const 7272
    v128.load64_splat
    local.set $22
    i32.const 7272
    v128.load64_splat
    local.set $23
    i32.const 7272
    v128.load64_splat
    local.set $24
    local.get $2
    local.get $2
    i32.const 2
    i32.add
    i32.mul
    i32.const 4
    i32.shl
    i32.const 1728
    i32.add
    local.set $9
    local.get $2
    local.set $3
    loop $for-loop|1
     local.get $3
     i32.const 0
     i32.gt_s
     if
      local.get $9
      local.get $3
      i32.const 1
      i32.shl
      i32.const 1
      i32.add
      i32.const 4
      i32.shl
      local.tee $26
      i32.sub
      local.tee $9
      v128.load64_splat
      local.set $5
      local.get $9
      v128.load64_splat offset=8
      local.set $8
      i32.const 7272
      v128.load64_splat
      local.set $10
      i32.const 7272
      v128.load64_splat
      local.set $11
      i32.const 7272
      v128.load64_splat
      local.set $13
      i32.const 7272
      v128.load64_splat
      local.set $14
      local.get $9
      i32.const 16
      i32.add
      local.set $12
      local.get $9
      local.get $26
      i32.add
      local.set $26
      loop $for-loop|2
       local.get $12
       local.get $26
       i32.lt_u
       if
        local.get $10
        local.get $13
        local.get $6
        f64x2.mul
        f64x2.add
        local.set $13
        local.get $11
        local.get $14
        local.get $6
        f64x2.mul
        f64x2.add
        local.set $14
        local.get $5
        local.get $10
        local.get $6
        f64x2.mul
        f64x2.add
        local.set $10
        local.get $8
        local.get $11
        local.get $6
        f64x2.mul
        f64x2.add
        local.set $11
        local.get $12
        v128.load64_splat
        local.get $5
        local.get $6
        f64x2.mul
        f64x2.add
        local.set $5
        local.get $12
        v128.load64_splat offset=8
        local.get $8
        local.get $6
        f64x2.mul
        f64x2.add
        local.set $8
        local.get $12
        i32.const 16
        i32.add
        local.set $12
        br $for-loop|2
       end
      end
      local.get $5
      local.get $3
      f64.convert_i32_s
      f64.const 2
      f64.mul
      local.tee $25
      f64x2.splat
      local.tee $27
      f64x2.mul
      local.tee $5
      local.get $15
      local.get $4
      f64x2.mul
      f64x2.add
      local.set $15
      local.get $8
      local.get $25
      f64.const -1
      f64.add
      f64x2.splat
      local.tee $28
      f64x2.mul
      local.tee $8
      local.get $16
      local.get $4
      f64x2.mul
      f64x2.add
      local.set $16
      local.get $5
      local.get $27
      f64x2.mul
      local.get $17
      local.get $4
      f64x2.mul
      f64x2.add
      local.set $17
      local.get $8
      local.get $28
      f64x2.mul
      local.get $18
      local.get $4
      f64x2.mul
      f64x2.add
      local.set $18
      local.get $10
      local.get $19
      local.get $4
      f64x2.mul
      f64x2.add
      local.set $19
      local.get $11
      local.get $20
      local.get $4
      f64x2.mul
      f64x2.add
      local.set $20
      local.get $10
      local.get $27
      f64x2.mul
      local.get $21
      local.get $4
      f64x2.mul
      f64x2.add
      local.set $21
      local.get $11
      local.get $28
      f64x2.mul
      local.get $22
      local.get $4
      f64x2.mul
      f64x2.add
      local.set $22
      local.get $13
      local.get $13
      f64x2.add
      local.get $23
      local.get $4
      f64x2.mul
      f64x2.add
      local.set $23
      local.get $14
      local.get $14
      f64x2.add
      local.get $24
      local.get $4
      f64x2.mul
      f64x2.add
      local.set $24
      local.get $3
      i32.const 1
      i32.sub
      local.set $3
      br $for-loop|1
     end
    end
    local.get $0
    local.get $15
    local.get $4
    f64x2.mul
    v128.store offset=83200
    local.get $0
    local.get $16
    local.get $7
    f64x2.mul
    v128.store offset=87360
    local.get $0
    local.get $17
    local.get $4
    f64x2.mul
    v128.store offset=91520
    local.get $0
    local.get $18
    local.get $7
    f64x2.mul
    v128.store offset=95680
    local.get $0
    local.get $19
    local.get $4
    f64x2.mul
    v128.store offset=99840
    local.get $0
    local.get $20
    local.get $7
    f64x2.mul
    v128.store offset=104000
    local.get $0
    local.get $21
    local.get $4
    f64x2.mul
    v128.store offset=108160
    local.get $0
    local.get $22
    local.get $7
    f64x2.mul
    v128.store offset=112320
    local.get $0
    local.get $23
    local.get $4
    f64x2.mul
    v128.store offset=116480
    local.get $0
    local.get $24
    local.get $7
    f64x2.mul
    v128.store offset=120640
    local.get $0
    i32.const 16
    i32.add
    local.set $0
    br $for-loop|0
   end
  end
 )
 (func $assembly/bessel/buckets/scatter (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (param $4 i32) (param $5 f64)
  (local $6 f64)
  (local $7 i32)
  local.get $2
  local.get $3
  i32.add
  local.set $3
  local.get $1
  if
   i32.const 0
   local.set $1
   loop $for-loop|0
    local.get $1
    local.get $0
    i32.const 3
    i32.shl
    i32.lt_u
    if
     local.get $1
     local.get $4
     i32.add
     local.get $1
     local.get $3
     i32.add
     f64.load
     f64.store
     local.get $1
     i32.const 8
     i32.add
     local.set $1
     br $for-loop|0
    end
   end
   return
  end
  i32.const 0
  local.set $1
  loop $for-loop|1
   local.get $0
   local.get $1
   i32.gt_u
   if
    local.get $4
    local.get $2
    local.get $1
    i32.const 2
    i32.shl
    i32.add
    i32.load offset=74880
    local.tee $7
    i32.const 2147483647
    i32.and
    i32.const 3
    i32.shl
    i32.add
    local.get $3
    local.get $1
    i32.const 3
    i32.shl
    i32.add
    f64.load
    local.tee $6
    local.get $5
    f64.mul
    local.get $6
    local.get $7
    i32.const 0
    i32.lt_s
    select
    f64.store
    local.get $1
    i32.const 1
    i32.add
    local.set $1
    br $for-loop|1
   end
  end
 )
 (func $assembly/core/heap/heap_used (result f64)
  global.get $assembly/core/heap/usedBytes
  f64.convert_i32_u
 )
 (func $assembly/core/heap/heap_reserved (result f64)
  memory.size
  f64.convert_i32_u
  f64.const 65536
  f64.mul
 )
 (func $assembly/core/heap/heap_limit (param $0 f64)
  local.get $0
  f64.const 4294901760
  f64.ge
  if (result i32)
   i32.const 65535
  else
   local.get $0
   f64.const 0
   f64.gt
   if (result i32)
    local.get $0
    f64.const 0.0000152587890625
    f64.mul
    i32.trunc_f64_u
   else
    i32.const 0
   end
  end
  global.set $assembly/core/heap/limitPages
 )
 (func $assembly/core/heap/heap_free (param $0 i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  block $__inlined_func$assembly/core/heap/isUsed$2 (result i32)
   i32.const 0
   global.get $assembly/core/heap/heapStart
   i32.eqz
   local.get $0
   i32.const 15
   i32.and
   i32.or
   br_if $__inlined_func$assembly/core/heap/isUsed$2
   drop
   i32.const 0
   local.get $0
   global.get $assembly/core/heap/heapStart
   i32.const 16
   i32.add
   i32.lt_u
   local.get $0
   global.get $assembly/core/heap/heapEnd
   i32.ge_u
   i32.or
   br_if $__inlined_func$assembly/core/heap/isUsed$2
   drop
   i32.const 0
   local.get $0
   i32.const 16
   i32.sub
   local.tee $1
   i32.load
   local.get $1
   i32.const 1279348293
   i32.xor
   i32.ne
   br_if $__inlined_func$assembly/core/heap/isUsed$2
   drop
   i32.const 0
   local.get $1
   i32.load offset=4
   local.tee $2
   global.get $assembly/core/heap/heapEnd
   i32.const 16
   i32.sub
   local.get $0
   i32.sub
   i32.gt_u
   br_if $__inlined_func$assembly/core/heap/isUsed$2
   drop
   local.get $1
   local.get $0
   local.get $2
   i32.add
   i32.load offset=8
   i32.eq
  end
  i32.eqz
  if
   return
  end
  global.get $assembly/core/heap/usedBytes
  local.get $0
  i32.const 16
  i32.sub
  local.tee $1
  i32.load offset=12
  i32.sub
  global.set $assembly/core/heap/usedBytes
  local.get $1
  i32.load offset=4
  local.set $0
  local.get $1
  i32.load offset=4
  local.get $1
  i32.const 16
  i32.add
  i32.add
  local.set $3
  local.get $1
  i32.load offset=8
  local.set $2
  local.get $1
  i32.const 0
  i32.store
  local.get $3
  i32.load
  local.get $3
  i32.const 1464423237
  i32.xor
  i32.eq
  if
   local.get $3
   call $assembly/core/heap/removeFree
   local.get $3
   i32.const 0
   i32.store
   local.get $0
   local.get $3
   i32.load offset=4
   i32.const 16
   i32.add
   i32.add
   local.set $0
  end
  local.get $2
  if (result i32)
   local.get $2
   i32.load
   local.get $2
   i32.const 1464423237
   i32.xor
   i32.eq
  else
   i32.const 0
  end
  if
   local.get $2
   call $assembly/core/heap/removeFree
   local.get $0
   local.get $2
   local.tee $1
   i32.load offset=4
   i32.const 16
   i32.add
   i32.add
   local.set $0
  end
  local.get $1
  local.get $0
  call $assembly/core/heap/insertFree
 )
 (func $assembly/core/heap/heap_allocate (param $0 i32) (result i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  local.get $0
  i32.const -196608
  i32.gt_u
  if
   i32.const 0
   return
  end
  i32.const 16
  local.get $0
  i32.const 15
  i32.add
  i32.const -16
  i32.and
  local.tee $0
  local.get $0
  i32.const 16
  i32.le_u
  select
  local.set $1
  global.get $assembly/core/heap/heapStart
  if (result i32)
   i32.const 1
  else
   i32.const 65535
   memory.size
   local.tee $0
   local.get $0
   i32.const 65535
   i32.ge_u
   select
   i32.const 16
   i32.shl
   i32.const 7744
   i32.lt_u
   if (result i32)
    i32.const 16
    call $assembly/core/heap/growMemory
   else
    i32.const 1
   end
   if (result i32)
    i32.const 7728
    global.set $assembly/core/heap/heapStart
    i32.const 7744
    global.set $assembly/core/heap/heapEnd
    i32.const 7728
    i32.const 1279348853
    i32.store
    i32.const 7732
    i32.const 0
    i32.store
    i32.const 7736
    i32.const 0
    i32.store
    call $assembly/core/heap/adopt
    i32.const 1
   else
    i32.const 0
   end
  end
  i32.eqz
  if
   i32.const 0
   return
  end
  local.get $1
  call $assembly/core/heap/find
  local.tee $0
  i32.eqz
  if
   call $assembly/core/heap/adopt
   i32.const 1
   local.set $0
   block $__inlined_func$assembly/core/heap/extend$1
    global.get $assembly/core/heap/heapEnd
    i32.const 16
    i32.sub
    i32.load offset=8
    local.tee $2
    if (result i32)
     local.get $2
     i32.load
     local.get $2
     i32.const 1464423237
     i32.xor
     i32.eq
    else
     i32.const 0
    end
    if (result i32)
     local.get $2
     i32.load offset=4
    else
     i32.const 0
    end
    local.tee $2
    local.get $1
    i32.ge_u
    br_if $__inlined_func$assembly/core/heap/extend$1
    i32.const 0
    local.set $0
    local.get $1
    local.get $2
    i32.sub
    local.get $1
    i32.const 16
    i32.add
    local.get $2
    select
    call $assembly/core/heap/growMemory
    i32.eqz
    br_if $__inlined_func$assembly/core/heap/extend$1
    call $assembly/core/heap/adopt
    i32.const 1
    local.set $0
   end
   local.get $0
   i32.eqz
   if
    i32.const 0
    return
   end
   local.get $1
   call $assembly/core/heap/find
   local.set $0
  end
  local.get $0
  call $assembly/core/heap/removeFree
  local.get $0
  i32.load offset=4
  local.tee $2
  local.get $1
  i32.const 32
  i32.add
  i32.ge_u
  if
   local.get $0
   local.get $1
   i32.store offset=4
   local.get $0
   i32.load offset=4
   local.get $0
   i32.const 16
   i32.add
   i32.add
   local.tee $3
   local.get $0
   i32.store offset=8
   local.get $3
   local.get $2
   local.get $1
   i32.sub
   i32.const 16
   i32.sub
   call $assembly/core/heap/insertFree
  end
  local.get $0
  local.get $0
  i32.const 1279348293
  i32.xor
  i32.store
  local.get $0
  local.get $1
  i32.store offset=12
  global.get $assembly/core/heap/usedBytes
  local.get $1
  i32.add
  global.set $assembly/core/heap/usedBytes
  local.get $0
  i32.const 16
  i32.add
 )
 (func $assembly/core/fused/fused_madd (param $0 f32) (result i32)
  (local $1 v128)
  local.get $0
  local.get $0
  f32.mul
  f32.neg
  f32x4.splat
  local.get $0
  f32x4.splat
  local.tee $1
  local.get $1
  f32x4.mul
  f32x4.add
  f32x4.extract_lane 0
  f32.const 0
  f32.ne
 )
 (func $assembly/bessel/temme/temme (param $0 i32) (param $1 i32) (param $2 i32)
  (local $3 v128)
  (local $4 v128)
  (local $5 v128)
  (local $6 v128)
  (local $7 v128)
  (local $8 v128)
  (local $9 v128)
  (local $10 v128)
  (local $11 i32)
  (local $12 v128)
  (local $13 v128)
  (local $14 v128)
  (local $15 v128)
  (local $16 v128)
  (local $17 v128)
  (local $18 v128)
  (local $19 v128)
  (local $20 v128)
  (local $21 v128)
  (local $22 v128)
  (local $23 v128)
  (local $24 v128)
  loop $for-loop|0
   local.get $0
   local.get $1
   i32.lt_u
   if
    local.get $0
    v128.load
    local.get $0
    v128.load offset=20800
    f64x2.sub
    local.tee $13
    local.get $13
    f64x2.mul
    local.set $16
    local.get $13
    local.get $13
    f64x2.add
    local.set $17
    local.get $0
    v128.load offset=41600
    local.get $0
    v128.load offset=45760
    f64x2.add
    f64x2.neg
    local.set $18
    i32.const 4784
    v128.load64_splat
    local.set $6
    i32.const 4864
    v128.load64_splat
    local.set $7
    i32.const 7272
    v128.load64_splat
    local.set $9
    i32.const 7272
    v128.load64_splat
    local.set $12
    i32.const 8
    local.set $11
    loop $for-loop|1
     local.get $11
     i32.const 80
     i32.lt_u
     if
      local.get $6
      local.get $9
      local.get $16
      f64x2.mul
      f64x2.add
      local.set $9
      local.get $7
      local.get $12
      local.get $16
      f64x2.mul
      f64x2.add
      local.set $12
      local.get $11
      i32.const 4784
      i32.add
      v128.load64_splat
      local.get $6
      local.get $16
      f64x2.mul
      f64x2.add
      local.set $6
      local.get $11
      i32.const 4864
      i32.add
      v128.load64_splat
      local.get $7
      local.get $16
      f64x2.mul
      f64x2.add
      local.set $7
      local.get $11
      i32.const 8
      i32.add
      local.set $11
      br $for-loop|1
     end
    end
    local.get $7
    local.get $13
    local.get $6
    f64x2.mul
    local.tee $3
    f64x2.sub
    local.set $19
    local.get $7
    local.get $3
    f64x2.add
    local.set $20
    local.get $13
    local.get $18
    f64x2.mul
    local.tee $21
    i32.const 7536
    v128.load64_splat
    f64x2.mul
    i32.const 7544
    v128.load64_splat
    local.tee $3
    f64x2.add
    local.tee $4
    local.get $3
    f64x2.sub
    local.set $5
    local.get $21
    local.get $5
    i32.const 7520
    v128.load64_splat
    f64x2.mul
    f64x2.sub
    local.tee $8
    local.get $5
    i32.const 7528
    v128.load64_splat
    f64x2.mul
    local.tee $10
    f64x2.sub
    local.set $14
    i32.const 7552
    v128.load64_splat
    local.set $5
    i32.const 7560
    local.set $11
    loop $for-loop|2
     local.get $11
     i32.const 7648
     i32.lt_u
     if
      local.get $11
      v128.load64_splat
      local.get $5
      local.get $14
      f64x2.mul
      f64x2.add
      local.set $5
      local.get $11
      i32.const 8
      i32.add
      local.set $11
      br $for-loop|2
     end
    end
    i32.const 7288
    v128.load64_splat
    v128.const i32x4 0x00000000 0x3ff00000 0x00000000 0x3ff00000
    local.get $8
    local.get $14
    local.get $14
    f64x2.mul
    local.get $5
    f64x2.mul
    local.get $10
    f64x2.sub
    f64x2.add
    f64x2.add
    local.get $4
    local.get $3
    i64x2.sub
    i32.const 52
    i64x2.shl
    i64x2.add
    local.tee $4
    f64x2.div
    local.set $5
    local.get $6
    local.get $4
    local.get $5
    f64x2.add
    i32.const 7280
    v128.load64_splat
    f64x2.mul
    local.tee $22
    f64x2.mul
    local.get $7
    local.get $18
    f64x2.mul
    local.tee $3
    local.get $21
    i32.const 0
    call $assembly/bessel/temme/sinhQuotient
    local.get $4
    local.get $5
    f64x2.sub
    i32.const 7280
    v128.load64_splat
    f64x2.mul
    local.get $21
    f64x2.div
    local.get $21
    f64x2.abs
    i32.const 7288
    v128.load64_splat
    f64x2.lt
    local.tee $23
    v128.bitselect
    local.tee $8
    f64x2.mul
    f64x2.add
    local.get $19
    local.get $20
    f64x2.mul
    local.tee $24
    f64x2.div
    local.set $7
    local.get $4
    i32.const 7280
    v128.load64_splat
    f64x2.mul
    local.get $19
    f64x2.div
    local.set $10
    local.get $5
    i32.const 7280
    v128.load64_splat
    f64x2.mul
    local.get $20
    f64x2.div
    local.set $14
    i32.const 7272
    v128.load64_splat
    local.set $5
    i32.const 7272
    v128.load64_splat
    local.set $4
    i32.const 7272
    v128.load64_splat
    local.set $15
    local.get $2
    if
     local.get $12
     local.get $17
     f64x2.mul
     local.tee $4
     local.get $6
     local.get $13
     local.get $9
     local.get $17
     f64x2.mul
     local.tee $5
     f64x2.mul
     f64x2.add
     local.tee $9
     f64x2.sub
     local.get $19
     f64x2.div
     local.set $12
     local.get $5
     local.get $22
     f64x2.mul
     local.get $6
     local.get $18
     f64x2.mul
     local.get $21
     local.get $8
     f64x2.mul
     f64x2.mul
     f64x2.add
     local.get $4
     local.get $18
     f64x2.mul
     local.get $8
     f64x2.mul
     f64x2.add
     local.get $3
     local.get $18
     f64x2.mul
     local.get $21
     i32.const 1
     call $assembly/bessel/temme/sinhQuotient
     local.get $21
     f64x2.mul
     local.get $22
     local.get $8
     f64x2.sub
     local.get $21
     f64x2.div
     local.get $23
     v128.bitselect
     f64x2.mul
     f64x2.add
     local.get $24
     f64x2.div
     local.get $7
     local.get $12
     local.get $4
     local.get $9
     f64x2.add
     local.get $20
     f64x2.div
     local.tee $3
     f64x2.add
     f64x2.mul
     f64x2.sub
     local.set $5
     local.get $14
     local.get $18
     local.get $3
     f64x2.add
     f64x2.mul
     f64x2.neg
     local.set $15
     local.get $10
     local.get $18
     local.get $12
     f64x2.sub
     f64x2.mul
     local.set $4
    end
    local.get $0
    v128.load offset=4160
    i32.const 7280
    v128.load64_splat
    f64x2.mul
    local.tee $3
    local.get $3
    f64x2.mul
    local.set $18
    local.get $7
    local.set $6
    local.get $10
    local.set $8
    local.get $5
    local.set $3
    local.get $4
    local.set $9
    i32.const 7288
    v128.load64_splat
    local.set $12
    i32.const 1
    local.set $11
    loop $for-loop|3
     local.get $11
     i32.const 9
     i32.le_s
     if
      i32.const 7288
      v128.load64_splat
      local.get $11
      f64.convert_i32_s
      f64x2.splat
      local.tee $19
      local.get $19
      f64x2.mul
      local.get $16
      f64x2.sub
      f64x2.div
      local.set $20
      local.get $6
      local.get $12
      local.get $18
      f64.const 1
      local.get $11
      f64.convert_i32_s
      f64.div
      f64x2.splat
      f64x2.mul
      f64x2.mul
      local.tee $12
      local.get $10
      local.get $14
      f64x2.add
      local.get $19
      local.get $7
      f64x2.mul
      f64x2.add
      local.get $20
      f64x2.mul
      local.tee $7
      f64x2.mul
      f64x2.add
      local.set $6
      local.get $14
      local.get $19
      local.get $13
      f64x2.sub
      local.get $20
      f64x2.mul
      local.tee $21
      f64x2.mul
      local.set $14
      local.get $8
      local.get $12
      local.get $10
      local.get $19
      local.get $13
      f64x2.add
      local.get $20
      f64x2.mul
      local.tee $22
      f64x2.mul
      local.tee $10
      local.get $19
      local.get $7
      f64x2.mul
      f64x2.sub
      f64x2.mul
      f64x2.add
      local.set $8
      local.get $2
      if
       local.get $4
       local.get $15
       f64x2.add
       local.get $17
       local.get $7
       f64x2.mul
       f64x2.add
       local.get $19
       local.get $5
       f64x2.mul
       f64x2.add
       local.get $20
       f64x2.mul
       local.set $5
       local.get $15
       local.get $14
       f64x2.sub
       local.get $21
       f64x2.mul
       local.set $15
       local.get $9
       local.get $12
       local.get $4
       local.get $10
       f64x2.add
       local.get $22
       f64x2.mul
       local.tee $4
       local.get $19
       local.get $5
       f64x2.mul
       f64x2.sub
       f64x2.mul
       f64x2.add
       local.set $9
       local.get $3
       local.get $12
       local.get $5
       f64x2.mul
       f64x2.add
       local.set $3
      end
      local.get $11
      i32.const 1
      i32.add
      local.set $11
      br $for-loop|3
     end
    end
    local.get $0
    local.get $6
    v128.store offset=8320
    local.get $0
    local.get $8
    v128.store offset=16640
    local.get $0
    local.get $3
    v128.store offset=49920
    local.get $0
    local.get $9
    v128.store offset=54080
    local.get $0
    i32.const 16
    i32.add
    local.set $0
    br $for-loop|0
   end
  end
 )
 (func $assembly/bessel/ratio/smallRatios (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (param $4 i32) (param $5 i32)
  (local $6 v128)
  (local $7 v128)
  (local $8 v128)
  (local $9 v128)
  local.get $0
  local.get $1
  local.get $2
  call $assembly/bessel/powerSeries/weightedSums
  local.get $0
  local.set $2
  loop $for-loop|0
   local.get $1
   local.get $2
   i32.gt_u
   if
    local.get $2
    v128.load offset=4160
    i32.const 7280
    v128.load64_splat
    f64x2.mul
    local.get $2
    v128.load offset=49920
    local.get $2
    v128.load offset=8320
    local.tee $8
    f64x2.div
    local.tee $9
    f64x2.mul
    local.tee $7
    local.set $6
    local.get $3
    i32.const 3
    i32.eq
    if
     i32.const 7288
     v128.load64_splat
     local.get $7
     f64x2.sub
     local.set $6
    end
    local.get $2
    v128.load offset=54080
    local.get $8
    f64x2.div
    local.get $7
    local.get $7
    f64x2.mul
    f64x2.sub
    local.set $8
    local.get $2
    local.get $3
    i32.const 5
    i32.eq
    if (result v128)
     local.get $2
     v128.load
     local.get $2
     v128.load offset=4160
     f64x2.div
     local.get $7
     f64x2.add
    else
     local.get $6
    end
    v128.store offset=66560
    local.get $2
    local.get $8
    local.get $9
    i32.const 7280
    v128.load64_splat
    f64x2.mul
    f64x2.add
    v128.store offset=70720
    local.get $2
    i32.const 16
    i32.add
    local.set $2
    br $for-loop|0
   end
  end
  local.get $4
  i32.eqz
  local.get $3
  i32.const 3
  i32.eq
  i32.or
  local.get $3
  i32.const 4
  i32.eq
  i32.or
  if
   return
  end
  local.get $0
  local.get $1
  local.get $5
  i32.const 0
  call $assembly/bessel/macdonald/macdonaldPair
  loop $for-loop|1
   local.get $0
   local.get $1
   i32.lt_u
   if
    i32.const 7296
    v128.load64_splat
    local.get $0
    v128.load offset=16640
    local.get $0
    v128.load offset=8320
    f64x2.div
    f64x2.mul
    local.get $0
    v128.load offset=4160
    local.tee $6
    f64x2.div
    local.set $7
    local.get $0
    local.get $3
    i32.const 5
    i32.eq
    if (result v128)
     local.get $0
     v128.load
     local.get $6
     f64x2.div
     local.get $7
     f64x2.sub
    else
     local.get $7
    end
    v128.store offset=70720
    local.get $0
    i32.const 16
    i32.add
    local.set $0
    br $for-loop|1
   end
  end
 )
 (func $assembly/bessel/ratio/largeRatios (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32)
  (local $4 v128)
  (local $5 v128)
  (local $6 v128)
  (local $7 v128)
  (local $8 v128)
  (local $9 v128)
  (local $10 v128)
  local.get $0
  local.get $1
  call $assembly/bessel/debye/radius
  local.get $0
  local.get $1
  local.get $2
  call $assembly/bessel/moments/moments
  loop $for-loop|0
   local.get $0
   local.get $1
   i32.lt_u
   if
    local.get $0
    v128.load
    local.get $0
    v128.load offset=24960
    local.tee $4
    f64x2.mul
    local.set $5
    local.get $0
    v128.load offset=4160
    local.get $4
    f64x2.mul
    local.set $6
    local.get $0
    v128.load offset=4160
    local.get $0
    v128.load offset=16640
    local.tee $4
    f64x2.mul
    local.tee $7
    local.get $4
    f64x2.mul
    local.tee $8
    i32.const 7280
    v128.load64_splat
    local.get $0
    v128.load offset=83200
    local.get $0
    v128.load offset=20800
    local.tee $4
    local.get $4
    f64x2.add
    local.tee $4
    local.get $0
    v128.load offset=99840
    f64x2.mul
    f64x2.add
    local.tee $9
    local.get $0
    v128.load offset=87360
    local.get $4
    local.get $0
    v128.load offset=104000
    f64x2.mul
    f64x2.add
    local.tee $10
    f64x2.add
    f64x2.add
    f64x2.mul
    local.set $4
    local.get $8
    i32.const 7280
    v128.load64_splat
    local.get $9
    local.get $10
    f64x2.sub
    f64x2.add
    f64x2.mul
    local.set $8
    local.get $0
    v128.load offset=8320
    local.tee $9
    local.get $5
    f64x2.add
    local.set $10
    local.get $3
    i32.const 2
    i32.eq
    if (result v128)
     local.get $6
     local.get $10
     f64x2.div
     local.get $4
     f64x2.sub
     local.set $4
     local.get $10
     local.get $6
     f64x2.div
     local.get $8
     f64x2.add
    else
     local.get $3
     i32.const 3
     i32.eq
     if (result v128)
      local.get $5
      local.get $5
      local.get $5
      local.get $9
      local.get $6
      f64x2.add
      f64x2.div
      f64x2.mul
      f64x2.add
      local.get $10
      f64x2.div
      local.get $4
      f64x2.add
      local.set $4
      local.get $0
      v128.load offset=16640
      local.tee $6
      local.get $5
      local.get $10
      f64x2.div
      f64x2.mul
      local.get $6
      local.get $6
      f64x2.mul
      local.get $0
      i32.const 83200
      i32.add
      v128.load
      local.get $0
      i32.const 87360
      i32.add
      v128.load
      f64x2.add
      local.get $0
      v128.load offset=20800
      local.tee $5
      local.get $5
      f64x2.add
      local.tee $6
      local.get $0
      i32.const 99840
      i32.add
      v128.load
      local.get $0
      i32.const 104000
      i32.add
      v128.load
      f64x2.add
      local.tee $8
      f64x2.mul
      f64x2.add
      f64x2.neg
      local.tee $9
      local.get $7
      local.get $7
      f64x2.mul
      local.tee $7
      local.get $5
      f64x2.sub
      i32.const 7280
      v128.load64_splat
      f64x2.mul
      f64x2.add
      local.get $7
      local.get $9
      local.get $9
      f64x2.add
      local.get $0
      i32.const 91520
      i32.add
      v128.load
      local.get $0
      i32.const 95680
      i32.add
      v128.load
      f64x2.add
      local.get $6
      local.get $0
      i32.const 108160
      i32.add
      v128.load
      local.get $0
      i32.const 112320
      i32.add
      v128.load
      f64x2.add
      local.tee $7
      f64x2.mul
      f64x2.add
      f64x2.neg
      local.get $6
      local.get $7
      i32.const 7296
      v128.load64_splat
      local.get $8
      local.get $5
      local.get $0
      i32.const 116480
      i32.add
      v128.load
      local.get $0
      i32.const 120640
      i32.add
      v128.load
      f64x2.add
      f64x2.mul
      f64x2.add
      f64x2.mul
      f64x2.add
      f64x2.neg
      f64x2.mul
      f64x2.add
      f64x2.add
      f64x2.mul
      f64x2.sub
      f64x2.mul
      f64x2.add
     else
      local.get $3
      i32.const 4
      i32.eq
      if (result v128)
       local.get $6
       local.get $10
       f64x2.div
       local.get $4
       f64x2.sub
       local.set $4
       local.get $0
       v128.load offset=16640
       local.tee $6
       local.get $5
       local.get $10
       f64x2.div
       f64x2.mul
       local.get $6
       local.get $6
       f64x2.mul
       local.get $0
       i32.const 83200
       i32.add
       v128.load
       local.get $0
       i32.const 87360
       i32.add
       v128.load
       f64x2.add
       local.get $0
       v128.load offset=20800
       local.tee $5
       local.get $5
       f64x2.add
       local.tee $6
       local.get $0
       i32.const 99840
       i32.add
       v128.load
       local.get $0
       i32.const 104000
       i32.add
       v128.load
       f64x2.add
       local.tee $8
       f64x2.mul
       f64x2.add
       f64x2.neg
       local.tee $9
       local.get $7
       local.get $7
       f64x2.mul
       local.tee $7
       local.get $5
       f64x2.sub
       i32.const 7280
       v128.load64_splat
       f64x2.mul
       f64x2.add
       local.get $7
       local.get $9
       local.get $9
       f64x2.add
       local.get $0
       i32.const 91520
       i32.add
       v128.load
       local.get $0
       i32.const 95680
       i32.add
       v128.load
       f64x2.add
       local.get $6
       local.get $0
       i32.const 108160
       i32.add
       v128.load
       local.get $0
       i32.const 112320
       i32.add
       v128.load
       f64x2.add
       local.tee $7
       f64x2.mul
       f64x2.add
       f64x2.neg
       local.get $6
       local.get $7
       i32.const 7296
       v128.load64_splat
       local.get $8
       local.get $5
       local.get $0
       i32.const 116480
       i32.add
       v128.load
       local.get $0
       i32.const 120640
       i32.add
       v128.load
       f64x2.add
       f64x2.mul
       f64x2.add
       f64x2.mul
       f64x2.add
       f64x2.neg
       f64x2.mul
       f64x2.add
       f64x2.add
       f64x2.mul
       f64x2.sub
       f64x2.mul
       f64x2.add
      else
       local.get $9
       local.get $6
       f64x2.div
       local.tee $5
       local.get $4
       f64x2.sub
       local.set $4
       local.get $5
       f64x2.neg
       local.get $8
       f64x2.sub
      end
     end
    end
    local.set $5
    local.get $0
    local.get $4
    v128.store offset=66560
    local.get $0
    local.get $5
    v128.store offset=70720
    local.get $0
    i32.const 16
    i32.add
    local.set $0
    br $for-loop|0
   end
  end
 )
 (func $assembly/bessel/powerSeries/weightedSums (param $0 i32) (param $1 i32) (param $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 v128)
  (local $6 v128)
  (local $7 v128)
  (local $8 v128)
  (local $9 v128)
  (local $10 v128)
  loop $for-loop|0
   local.get $0
   local.get $1
   i32.lt_u
   if
    local.get $0
    v128.load
    local.set $10
    local.get $0
    v128.load offset=4160
    i32.const 7280
    v128.load64_splat
    f64x2.mul
    local.tee $5
    local.get $5
    f64x2.mul
    local.set $6
    i32.const 7288
    v128.load64_splat
    local.set $5
    i32.const 7288
    v128.load64_splat
    local.set $7
    local.get $2
    f64.convert_i32_s
    f64x2.splat
    local.set $8
    local.get $2
    local.get $2
    i32.const 1
    i32.sub
    i32.mul
    f64.convert_i32_s
    f64x2.splat
    local.set $9
    local.get $2
    local.set $3
    loop $for-loop|1
     local.get $3
     i32.const 1
     i32.gt_s
     if
      local.get $5
      local.get $3
      local.get $3
      i32.mul
      f64.convert_i32_s
      f64x2.splat
      local.get $3
      f64.convert_i32_s
      f64x2.splat
      local.get $10
      f64x2.mul
      f64x2.add
      f64x2.mul
      local.tee $5
      local.get $7
      local.get $6
      f64x2.mul
      f64x2.add
      local.set $7
      local.get $3
      i32.const 1
      i32.sub
      local.tee $4
      f64.convert_i32_s
      f64x2.splat
      local.get $5
      f64x2.mul
      local.get $8
      local.get $6
      f64x2.mul
      f64x2.add
      local.set $8
      local.get $3
      i32.const 2
      i32.sub
      local.get $4
      i32.mul
      f64.convert_i32_s
      f64x2.splat
      local.get $5
      f64x2.mul
      local.get $9
      local.get $6
      f64x2.mul
      f64x2.add
      local.set $9
      local.get $4
      local.set $3
      br $for-loop|1
     end
    end
    local.get $0
    local.get $5
    local.get $10
    i32.const 7288
    v128.load64_splat
    f64x2.add
    f64x2.mul
    local.get $7
    local.get $6
    f64x2.mul
    f64x2.add
    v128.store offset=8320
    local.get $0
    local.get $8
    v128.store offset=49920
    local.get $0
    local.get $9
    v128.store offset=54080
    local.get $0
    i32.const 16
    i32.add
    local.set $0
    br $for-loop|0
   end
  end
 )
 (func $assembly/bessel/powerSeries/sums (param $0 i32) (param $1 i32) (param $2 i32)
  (local $3 i32)
  (local $4 v128)
  (local $5 v128)
  (local $6 v128)
  (local $7 v128)
  (local $8 v128)
  (local $9 v128)
  (local $10 v128)
  (local $11 v128)
  (local $12 v128)
  (local $13 v128)
  loop $for-loop|0
   local.get $0
   local.get $1
   i32.lt_u
   if
    local.get $0
    v128.load
    local.set $8
    local.get $0
    v128.load offset=16
    local.set $9
    local.get $0
    v128.load offset=4160
    i32.const 7280
    v128.load64_splat
    f64x2.mul
    local.tee $4
    local.get $4
    f64x2.mul
    local.set $10
    local.get $0
    v128.load offset=4176
    i32.const 7280
    v128.load64_splat
    f64x2.mul
    local.tee $4
    local.get $4
    f64x2.mul
    local.set $11
    i32.const 7288
    v128.load64_splat
    local.set $5
    i32.const 7288
    v128.load64_splat
    local.set $6
    i32.const 7288
    v128.load64_splat
    local.set $4
    i32.const 7288
    v128.load64_splat
    local.set $7
    local.get $2
    local.set $3
    loop $for-loop|1
     local.get $3
     i32.const 1
     i32.gt_s
     if
      local.get $4
      local.get $3
      local.get $3
      i32.mul
      f64.convert_i32_s
      f64x2.splat
      local.tee $12
      local.get $3
      f64.convert_i32_s
      f64x2.splat
      local.tee $13
      local.get $8
      f64x2.mul
      f64x2.add
      f64x2.mul
      local.tee $4
      local.get $5
      local.get $10
      f64x2.mul
      f64x2.add
      local.set $5
      local.get $7
      local.get $12
      local.get $13
      local.get $9
      f64x2.mul
      f64x2.add
      f64x2.mul
      local.tee $7
      local.get $6
      local.get $11
      f64x2.mul
      f64x2.add
      local.set $6
      local.get $3
      i32.const 1
      i32.sub
      local.set $3
      br $for-loop|1
     end
    end
    local.get $0
    local.get $5
    local.get $10
    f64x2.mul
    v128.store offset=54080
    local.get $0
    local.get $6
    local.get $11
    f64x2.mul
    v128.store offset=54096
    local.get $0
    local.get $4
    local.get $8
    i32.const 7288
    v128.load64_splat
    f64x2.add
    f64x2.mul
    v128.store offset=8320
    local.get $0
    local.get $7
    local.get $9
    i32.const 7288
    v128.load64_splat
    f64x2.add
    f64x2.mul
    v128.store offset=8336
    local.get $0
    i32.const 32
    i32.add
    local.set $0
    br $for-loop|0
   end
  end
 )
 (func $assembly/bessel/powerSeries/logarithmOfI (param $0 i32) (param $1 i32) (param $2 i32)
  (local $3 v128)
  (local $4 v128)
  (local $5 v128)
  (local $6 v128)
  (local $7 v128)
  (local $8 v128)
  (local $9 v128)
  (local $10 v128)
  (local $11 v128)
  (local $12 v128)
  (local $13 v128)
  (local $14 v128)
  loop $for-loop|0
   local.get $0
   local.get $1
   i32.lt_u
   if
    local.get $0
    v128.load
    local.tee $7
    i32.const 7336
    v128.load64_splat
    local.tee $8
    local.get $0
    v128.load offset=41600
    local.tee $5
    f64x2.sub
    local.tee $9
    f64x2.mul
    local.tee $10
    local.get $0
    v128.load offset=58240
    local.tee $6
    f64x2.add
    local.tee $3
    local.get $10
    f64x2.sub
    local.set $11
    local.get $9
    local.get $9
    i32.const 7344
    v128.load64_splat
    v128.and
    local.tee $12
    f64x2.sub
    local.set $13
    local.get $7
    local.get $7
    i32.const 7344
    v128.load64_splat
    v128.and
    local.tee $14
    f64x2.sub
    local.set $4
    local.get $10
    local.get $3
    local.get $11
    f64x2.sub
    f64x2.sub
    local.get $6
    local.get $11
    f64x2.sub
    f64x2.add
    local.get $14
    local.get $12
    f64x2.mul
    local.get $10
    f64x2.sub
    local.get $14
    local.get $13
    f64x2.mul
    f64x2.add
    local.get $4
    local.get $12
    f64x2.mul
    f64x2.add
    local.get $4
    local.get $13
    f64x2.mul
    f64x2.add
    local.get $7
    local.get $8
    local.get $9
    local.get $9
    local.get $8
    f64x2.sub
    local.tee $4
    f64x2.sub
    f64x2.sub
    local.get $5
    f64x2.neg
    local.get $4
    f64x2.sub
    f64x2.add
    local.get $0
    v128.load offset=45760
    f64x2.sub
    local.get $0
    v128.load offset=49920
    f64x2.sub
    f64x2.mul
    f64x2.add
    local.get $0
    v128.load offset=62400
    f64x2.add
    f64x2.add
    local.set $4
    local.get $3
    local.get $2
    if (result v128)
     local.get $0
     v128.load offset=4160
    else
     i32.const 7272
     v128.load64_splat
    end
    local.tee $5
    f64x2.sub
    local.tee $6
    local.get $3
    f64x2.sub
    local.set $7
    local.get $0
    local.get $6
    local.get $3
    local.get $6
    local.get $7
    f64x2.sub
    f64x2.sub
    local.get $5
    f64x2.neg
    local.get $7
    f64x2.sub
    f64x2.add
    local.get $4
    f64x2.add
    f64x2.add
    v128.store offset=66560
    local.get $0
    i32.const 16
    i32.add
    local.set $0
    br $for-loop|0
   end
  end
 )
 (func $assembly/bessel/orderSlope/smallOrderSlope (param $0 i32) (param $1 i32) (param $2 i32)
  (local $3 i32)
  (local $4 v128)
  (local $5 v128)
  (local $6 v128)
  (local $7 v128)
  (local $8 v128)
  (local $9 v128)
  (local $10 v128)
  (local $11 v128)
  (local $12 v128)
  (local $13 v128)
  local.get $0
  local.get $1
  call $assembly/bessel/powerSeries/gammaFactor
  local.get $0
  local.get $1
  call $assembly/bessel/logarithm/logarithmOfQuotient
  loop $for-loop|0
   local.get $0
   local.get $1
   i32.lt_u
   if
    i32.const 7288
    v128.load64_splat
    local.get $0
    v128.load
    local.tee $10
    i32.const 7312
    v128.load64_splat
    f64x2.add
    local.tee $4
    f64x2.div
    local.set $6
    i32.const 7328
    v128.load64_splat
    i32.const 7320
    v128.load64_splat
    local.get $4
    f64x2.div
    f64x2.sub
    local.set $7
    i32.const 4432
    v128.load64_splat
    local.set $4
    i32.const 7272
    v128.load64_splat
    local.set $5
    i32.const 8
    local.set $3
    loop $for-loop|1
     local.get $3
     i32.const 344
     i32.lt_u
     if
      local.get $4
      local.get $5
      local.get $7
      f64x2.mul
      f64x2.add
      local.set $5
      local.get $3
      i32.const 4432
      i32.add
      v128.load64_splat
      local.get $4
      local.get $7
      f64x2.mul
      f64x2.add
      local.set $4
      local.get $3
      i32.const 8
      i32.add
      local.set $3
      br $for-loop|1
     end
    end
    local.get $0
    v128.load offset=41600
    local.get $0
    v128.load offset=45760
    f64x2.add
    local.set $8
    i32.const 7336
    v128.load64_splat
    local.get $4
    f64x2.sub
    local.get $10
    local.get $10
    i32.const 7328
    v128.load64_splat
    f64x2.add
    f64x2.div
    local.get $10
    local.get $5
    i32.const 7320
    v128.load64_splat
    local.get $6
    local.get $6
    f64x2.mul
    f64x2.mul
    f64x2.mul
    f64x2.mul
    f64x2.add
    f64x2.sub
    local.set $9
    local.get $0
    v128.load offset=4160
    i32.const 7280
    v128.load64_splat
    f64x2.mul
    local.tee $4
    local.get $4
    f64x2.mul
    local.set $11
    i32.const 7288
    v128.load64_splat
    local.set $4
    i32.const 7272
    v128.load64_splat
    local.set $6
    i32.const 7288
    v128.load64_splat
    local.set $5
    i32.const 7272
    v128.load64_splat
    local.set $7
    local.get $2
    local.set $3
    loop $for-loop|2
     local.get $3
     i32.const 1
     i32.gt_s
     if
      local.get $3
      f64.convert_i32_s
      f64x2.splat
      local.tee $12
      local.get $10
      local.get $12
      f64x2.add
      f64x2.mul
      local.set $13
      local.get $4
      local.get $12
      f64x2.mul
      local.get $6
      local.get $13
      f64x2.mul
      f64x2.add
      local.set $6
      local.get $4
      local.get $13
      f64x2.mul
      local.tee $4
      local.get $5
      local.get $11
      f64x2.mul
      f64x2.add
      local.set $5
      local.get $6
      local.get $7
      local.get $11
      f64x2.mul
      f64x2.add
      local.set $7
      local.get $3
      i32.const 1
      i32.sub
      local.set $3
      br $for-loop|2
     end
    end
    local.get $0
    local.get $9
    local.get $11
    local.get $7
    f64x2.mul
    local.get $11
    local.get $5
    f64x2.mul
    local.get $4
    local.get $10
    i32.const 7288
    v128.load64_splat
    f64x2.add
    local.tee $5
    f64x2.mul
    local.tee $7
    f64x2.div
    local.tee $9
    local.get $4
    local.get $6
    local.get $5
    f64x2.mul
    f64x2.add
    f64x2.mul
    f64x2.sub
    local.get $7
    f64x2.div
    i32.const 7288
    v128.load64_splat
    local.get $9
    f64x2.add
    f64x2.div
    f64x2.add
    local.get $8
    f64x2.sub
    v128.store offset=66560
    local.get $0
    i32.const 16
    i32.add
    local.set $0
    br $for-loop|0
   end
  end
 )
 (func $assembly/bessel/macdonald/recur (param $0 i32) (param $1 i32)
  (local $2 v128)
  (local $3 v128)
  (local $4 v128)
  (local $5 v128)
  (local $6 v128)
  (local $7 v128)
  (local $8 v128)
  (local $9 i32)
  (local $10 v128)
  (local $11 v128)
  (local $12 v128)
  (local $13 v128)
  loop $for-loop|0
   local.get $0
   local.get $1
   i32.lt_u
   if
    local.get $0
    v128.load
    local.get $0
    v128.load offset=20800
    local.tee $7
    f64x2.sub
    local.set $11
    local.get $0
    v128.load offset=4160
    i32.const 7280
    v128.load64_splat
    f64x2.mul
    local.tee $2
    local.get $2
    f64x2.mul
    local.set $10
    local.get $0
    v128.load offset=8320
    local.set $3
    local.get $0
    v128.load offset=49920
    local.set $4
    local.get $0
    v128.load offset=16640
    local.set $2
    local.get $0
    v128.load offset=54080
    local.set $5
    i32.const 7272
    v128.load64_splat
    local.set $8
    local.get $7
    f64x2.extract_lane 0
    local.get $7
    f64x2.extract_lane 1
    f64.max
    i32.trunc_f64_s
    local.set $9
    loop $for-loop|1
     local.get $9
     i32.const 0
     i32.gt_s
     if
      local.get $7
      local.get $8
      f64x2.gt
      local.set $6
      local.get $11
      local.get $8
      i32.const 7288
      v128.load64_splat
      f64x2.add
      local.tee $8
      f64x2.add
      local.tee $13
      local.get $2
      f64x2.mul
      local.get $10
      local.get $3
      f64x2.mul
      f64x2.add
      local.get $2
      local.get $13
      local.get $5
      f64x2.mul
      f64x2.add
      local.get $10
      local.get $4
      f64x2.mul
      f64x2.add
      local.set $13
      local.get $2
      local.get $3
      local.get $6
      v128.bitselect
      local.set $3
      local.get $5
      local.get $4
      local.get $6
      v128.bitselect
      local.set $4
      local.get $2
      local.get $6
      v128.bitselect
      local.set $2
      local.get $13
      local.get $5
      local.get $6
      v128.bitselect
      local.set $5
      local.get $9
      i32.const 1
      i32.sub
      local.set $9
      br $for-loop|1
     end
    end
    local.get $0
    local.get $3
    v128.store offset=8320
    local.get $0
    local.get $4
    v128.store offset=49920
    local.get $0
    local.get $2
    v128.store offset=16640
    local.get $0
    i32.const 7272
    v128.load64_splat
    v128.store offset=12480
    local.get $0
    i32.const 7272
    v128.load64_splat
    v128.store offset=29120
    local.get $0
    i32.const 16
    i32.add
    local.set $0
    br $for-loop|0
   end
  end
 )
 (func $assembly/bessel/macdonald/macdonald (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32)
  (local $4 v128)
  (local $5 v128)
  (local $6 v128)
  (local $7 v128)
  (local $8 v128)
  (local $9 v128)
  (local $10 v128)
  (local $11 v128)
  (local $12 v128)
  (local $13 v128)
  (local $14 v128)
  (local $15 v128)
  (local $16 v128)
  (local $17 v128)
  local.get $0
  local.get $1
  local.get $2
  i32.const 0
  call $assembly/bessel/macdonald/macdonaldPair
  local.get $0
  local.get $1
  i32.const 8320
  i32.const 58240
  call $assembly/bessel/logarithm/logarithm
  v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
  v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x3fe00000
  local.get $2
  select
  local.set $10
  i32.const 7272
  i32.const 4416
  local.get $2
  select
  v128.load64_splat
  local.set $6
  f64.const 1
  f64.const 0
  local.get $3
  select
  f64.const 0
  f64.const -1
  local.get $3
  select
  local.get $2
  select
  f64x2.splat
  local.set $11
  loop $for-loop|0
   local.get $0
   local.get $1
   i32.lt_u
   if
    local.get $0
    v128.load offset=58240
    local.tee $15
    local.get $0
    v128.load offset=20800
    local.get $10
    f64x2.add
    local.tee $4
    local.get $0
    v128.load offset=41600
    local.tee $8
    f64x2.mul
    local.tee $7
    f64x2.sub
    local.tee $13
    local.get $0
    v128.load offset=4160
    local.get $11
    f64x2.mul
    local.tee $12
    f64x2.add
    local.tee $16
    local.get $6
    f64x2.add
    local.set $5
    local.get $8
    local.get $8
    i32.const 7344
    v128.load64_splat
    v128.and
    local.tee $17
    f64x2.sub
    local.set $8
    local.get $4
    local.get $4
    i32.const 7344
    v128.load64_splat
    v128.and
    local.tee $14
    f64x2.sub
    local.set $9
    local.get $0
    local.get $5
    local.get $15
    local.get $13
    local.get $13
    local.get $15
    f64x2.sub
    local.tee $15
    f64x2.sub
    f64x2.sub
    local.get $7
    f64x2.neg
    local.get $15
    f64x2.sub
    f64x2.add
    local.get $13
    local.get $16
    local.get $16
    local.get $13
    f64x2.sub
    local.tee $13
    f64x2.sub
    f64x2.sub
    local.get $12
    local.get $13
    f64x2.sub
    f64x2.add
    f64x2.add
    local.get $16
    local.get $5
    local.get $5
    local.get $16
    f64x2.sub
    local.tee $5
    f64x2.sub
    f64x2.sub
    local.get $6
    local.get $5
    f64x2.sub
    f64x2.add
    f64x2.add
    local.get $0
    v128.load offset=62400
    local.get $14
    local.get $17
    f64x2.mul
    local.get $7
    f64x2.sub
    local.get $14
    local.get $8
    f64x2.mul
    f64x2.add
    local.get $9
    local.get $17
    f64x2.mul
    f64x2.add
    local.get $9
    local.get $8
    f64x2.mul
    f64x2.add
    local.get $4
    local.get $0
    v128.load offset=45760
    f64x2.mul
    f64x2.add
    f64x2.sub
    f64x2.add
    f64x2.add
    v128.store offset=70720
    local.get $0
    i32.const 16
    i32.add
    local.set $0
    br $for-loop|0
   end
  end
 )
 (func $assembly/bessel/limits/limits (param $0 i32) (param $1 i32) (param $2 i32)
  (local $3 i32)
  (local $4 f64)
  (local $5 i32)
  (local $6 f64)
  (local $7 i32)
  local.get $0
  local.set $3
  loop $for-loop|0
   local.get $1
   local.get $3
   i32.gt_u
   if
    local.get $3
    f64.load
    local.set $4
    local.get $3
    f64.load offset=4160
    local.tee $6
    f64.const 0
    f64.ge
    i32.eqz
    local.tee $0
    i32.eqz
    if
     local.get $4
     f64.const 0
     f64.ge
     i32.eqz
     local.set $0
    end
    local.get $0
    i32.eqz
    if
     local.get $4
     f64.const inf
     f64.eq
     local.get $6
     f64.const inf
     f64.eq
     i32.and
     local.set $0
    end
    local.get $3
    local.get $0
    if (result f64)
     f64.const nan:0x8000000000000
    else
     block $__inlined_func$assembly/bessel/limits/limitOfI$3 (result f64)
      f64.const 1
      f64.const 0
      local.get $6
      f64.const inf
      f64.eq
      local.tee $5
      select
      local.get $2
      i32.const 4
      i32.eq
      local.get $2
      i32.const 2
      i32.eq
      i32.or
      br_if $__inlined_func$assembly/bessel/limits/limitOfI$3
      drop
      f64.const 0
      f64.const 1
      local.get $5
      select
      local.get $2
      i32.const 3
      i32.eq
      br_if $__inlined_func$assembly/bessel/limits/limitOfI$3
      drop
      f64.const 1
      f64.const 0
      f64.const inf
      local.get $4
      f64.const 0
      f64.eq
      local.tee $7
      select
      local.get $5
      select
      local.get $2
      i32.const 5
      i32.eq
      br_if $__inlined_func$assembly/bessel/limits/limitOfI$3
      drop
      f64.const 0
      f64.const -inf
      local.get $5
      select
      local.get $2
      i32.const 6
      i32.eq
      br_if $__inlined_func$assembly/bessel/limits/limitOfI$3
      drop
      f64.const -inf
      f64.const inf
      local.get $2
      i32.const 1
      i32.eq
      select
      local.get $5
      br_if $__inlined_func$assembly/bessel/limits/limitOfI$3
      drop
      f64.const 0
      f64.const -inf
      local.get $7
      select
     end
    end
    f64.store offset=66560
    local.get $3
    local.get $0
    if (result f64)
     f64.const nan:0x8000000000000
    else
     block $__inlined_func$assembly/bessel/limits/limitOfK$4 (result f64)
      f64.const 1
      f64.const inf
      local.get $6
      f64.const inf
      f64.eq
      local.tee $0
      select
      local.get $2
      i32.const 2
      i32.eq
      br_if $__inlined_func$assembly/bessel/limits/limitOfK$4
      drop
      f64.const 0
      f64.const 0.5
      local.get $4
      f64.const 1
      f64.add
      f64.div
      local.get $0
      select
      local.get $2
      i32.const 4
      i32.eq
      local.get $2
      i32.const 3
      i32.eq
      i32.or
      br_if $__inlined_func$assembly/bessel/limits/limitOfK$4
      drop
      f64.const -1
      f64.const -inf
      local.get $0
      select
      local.get $2
      i32.const 5
      i32.eq
      br_if $__inlined_func$assembly/bessel/limits/limitOfK$4
      drop
      f64.const 0
      f64.const inf
      local.get $4
      f64.const 0
      f64.eq
      local.get $0
      i32.or
      select
      local.get $2
      i32.const 6
      i32.eq
      br_if $__inlined_func$assembly/bessel/limits/limitOfK$4
      drop
      f64.const -inf
      f64.const inf
      local.get $0
      select
     end
    end
    f64.store offset=70720
    local.get $3
    i32.const 8
    i32.add
    local.set $3
    br $for-loop|0
   end
  end
 )
 (func $assembly/bessel/fitted/fitted (param $0 i32) (param $1 i32)
  (local $2 i32)
  (local $3 v128)
  (local $4 v128)
  (local $5 v128)
  (local $6 v128)
  (local $7 v128)
  (local $8 v128)
  (local $9 v128)
  (local $10 v128)
  (local $11 v128)
  (local $12 v128)
  (local $13 i32)
  (local $14 v128)
  (local $15 v128)
  (local $16 v128)
  (local $17 v128)
  (local $18 v128)
  (local $19 v128)
  (local $20 v128)
  (local $21 v128)
  (local $22 v128)
  (local $23 v128)
  (local $24 i32)
  (local $25 v128)
  (local $26 v128)
  loop $for-loop|0
   local.get $0
   local.get $1
   i32.lt_u
   if
    local.get $0
    v128.load
    local.get $0
    v128.load offset=20800
    f64x2.sub
    local.tee $7
    local.get $7
    f64x2.mul
    local.set $9
    local.get $0
    v128.load offset=16
    local.get $0
    v128.load offset=20816
    f64x2.sub
    local.tee $8
    local.get $8
    f64x2.mul
    local.set $10
    i32.const 7496
    v128.load64_splat
    local.get $0
    v128.load offset=4160
    local.tee $20
    i32.const 7288
    v128.load64_splat
    f64x2.add
    f64x2.div
    i32.const 7504
    v128.load64_splat
    f64x2.sub
    i32.const 7512
    v128.load64_splat
    f64x2.mul
    local.set $21
    i32.const 7496
    v128.load64_splat
    local.get $0
    v128.load offset=4176
    local.tee $22
    i32.const 7288
    v128.load64_splat
    f64x2.add
    f64x2.div
    i32.const 7504
    v128.load64_splat
    f64x2.sub
    i32.const 7512
    v128.load64_splat
    f64x2.mul
    local.set $23
    i32.const 7272
    v128.load64_splat
    local.set $5
    i32.const 7272
    v128.load64_splat
    local.set $6
    i32.const 7272
    v128.load64_splat
    local.set $11
    i32.const 7272
    v128.load64_splat
    local.set $14
    i32.const 7272
    v128.load64_splat
    local.set $15
    i32.const 7272
    v128.load64_splat
    local.set $12
    i32.const 7272
    v128.load64_splat
    local.set $16
    i32.const 7272
    v128.load64_splat
    local.set $17
    i32.const 4944
    local.set $2
    i32.const 0
    local.set $13
    loop $for-loop|1
     local.get $13
     i32.const 8
     i32.lt_s
     if
      local.get $2
      local.get $13
      i32.const 7072
      i32.add
      i32.load8_u
      i32.const 4
      i32.shl
      i32.add
      local.set $24
      local.get $2
      v128.load64_splat
      local.tee $3
      local.set $18
      local.get $2
      v128.load64_splat offset=8
      local.tee $4
      local.set $19
      local.get $2
      i32.const 16
      i32.add
      local.set $2
      loop $for-loop|2
       local.get $2
       local.get $24
       i32.lt_u
       if
        local.get $2
        v128.load64_splat
        local.tee $25
        local.get $3
        local.get $21
        f64x2.mul
        f64x2.add
        local.set $3
        local.get $2
        v128.load64_splat offset=8
        local.tee $26
        local.get $4
        local.get $21
        f64x2.mul
        f64x2.add
        local.set $4
        local.get $25
        local.get $18
        local.get $23
        f64x2.mul
        f64x2.add
        local.set $18
        local.get $26
        local.get $19
        local.get $23
        f64x2.mul
        f64x2.add
        local.set $19
        local.get $2
        i32.const 16
        i32.add
        local.set $2
        br $for-loop|2
       end
      end
      local.get $5
      local.get $14
      local.get $9
      f64x2.mul
      f64x2.add
      local.set $14
      local.get $11
      local.get $15
      local.get $9
      f64x2.mul
      f64x2.add
      local.set $15
      local.get $3
      local.get $5
      local.get $9
      f64x2.mul
      f64x2.add
      local.set $5
      local.get $4
      local.get $11
      local.get $9
      f64x2.mul
      f64x2.add
      local.set $11
      local.get $6
      local.get $16
      local.get $10
      f64x2.mul
      f64x2.add
      local.set $16
      local.get $12
      local.get $17
      local.get $10
      f64x2.mul
      f64x2.add
      local.set $17
      local.get $18
      local.get $6
      local.get $10
      f64x2.mul
      f64x2.add
      local.set $6
      local.get $19
      local.get $12
      local.get $10
      f64x2.mul
      f64x2.add
      local.set $12
      local.get $13
      i32.const 1
      i32.add
      local.set $13
      br $for-loop|1
     end
    end
    local.get $0
    local.get $5
    v128.store offset=8320
    local.get $0
    i32.const 7280
    v128.load64_splat
    local.get $20
    local.get $11
    f64x2.mul
    local.get $7
    local.get $5
    f64x2.mul
    f64x2.add
    f64x2.mul
    v128.store offset=16640
    local.get $0
    local.get $14
    local.get $7
    local.get $7
    f64x2.add
    local.tee $3
    f64x2.mul
    local.tee $4
    v128.store offset=49920
    local.get $0
    i32.const 7280
    v128.load64_splat
    local.get $5
    local.get $7
    local.get $4
    f64x2.mul
    f64x2.add
    local.get $20
    local.get $15
    f64x2.mul
    local.get $3
    f64x2.mul
    f64x2.add
    f64x2.mul
    v128.store offset=54080
    local.get $0
    i32.const 16
    i32.add
    local.tee $2
    local.get $6
    v128.store offset=8320
    local.get $2
    i32.const 7280
    v128.load64_splat
    local.get $22
    local.get $12
    f64x2.mul
    local.get $8
    local.get $6
    f64x2.mul
    f64x2.add
    f64x2.mul
    v128.store offset=16640
    local.get $2
    local.get $16
    local.get $8
    local.get $8
    f64x2.add
    local.tee $3
    f64x2.mul
    local.tee $4
    v128.store offset=49920
    local.get $2
    i32.const 7280
    v128.load64_splat
    local.get $6
    local.get $8
    local.get $4
    f64x2.mul
    f64x2.add
    local.get $22
    local.get $17
    f64x2.mul
    local.get $3
    f64x2.mul
    f64x2.add
    f64x2.mul
    v128.store offset=54080
    local.get $0
    i32.const 32
    i32.add
    local.set $0
    br $for-loop|0
   end
  end
 )
 (func $assembly/bessel/debye/series (param $0 i32) (param $1 i32) (param $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (local $7 i32)
  (local $8 v128)
  (local $9 v128)
  (local $10 v128)
  (local $11 v128)
  (local $12 v128)
  (local $13 v128)
  (local $14 v128)
  (local $15 v128)
  (local $16 v128)
  (local $17 v128)
  (local $18 v128)
  (local $19 v128)
  (local $20 v128)
  (local $21 v128)
  (local $22 v128)
  (local $23 v128)
  local.get $2
  local.get $2
  i32.const 2
  i32.add
  i32.mul
  i32.const 4
  i32.shl
  i32.const 1728
  i32.add
  local.set $5
  loop $for-loop|0
   local.get $0
   local.get $1
   i32.lt_u
   if
    local.get $0
    v128.load offset=20800
    local.set $18
    local.get $0
    v128.load offset=20816
    local.set $19
    local.get $0
    v128.load offset=16640
    local.tee $20
    local.get $20
    f64x2.mul
    local.set $8
    local.get $0
    v128.load offset=16656
    local.tee $21
    local.get $21
    f64x2.mul
    local.set $9
    i32.const 7272
    v128.load64_splat
    local.set $10
    i32.const 7272
    v128.load64_splat
    local.set $11
    i32.const 7272
    v128.load64_splat
    local.set $12
    i32.const 7272
    v128.load64_splat
    local.set $13
    local.get $5
    local.set $3
    local.get $2
    local.set $4
    loop $for-loop|1
     local.get $4
     i32.const 0
     i32.gt_s
     if
      local.get $3
      local.get $4
      i32.const 1
      i32.shl
      i32.const 1
      i32.add
      i32.const 4
      i32.shl
      local.tee $6
      i32.sub
      local.tee $3
      v128.load64_splat
      local.tee $14
      local.set $15
      local.get $3
      v128.load64_splat offset=8
      local.tee $16
      local.set $17
      local.get $3
      i32.const 16
      i32.add
      local.set $7
      local.get $3
      local.get $6
      i32.add
      local.set $6
      loop $for-loop|2
       local.get $6
       local.get $7
       i32.gt_u
       if
        local.get $7
        v128.load64_splat
        local.tee $22
        local.get $14
        local.get $18
        f64x2.mul
        f64x2.add
        local.set $14
        local.get $7
        v128.load64_splat offset=8
        local.tee $23
        local.get $16
        local.get $18
        f64x2.mul
        f64x2.add
        local.set $16
        local.get $22
        local.get $15
        local.get $19
        f64x2.mul
        f64x2.add
        local.set $15
        local.get $23
        local.get $17
        local.get $19
        f64x2.mul
        f64x2.add
        local.set $17
        local.get $7
        i32.const 16
        i32.add
        local.set $7
        br $for-loop|2
       end
      end
      local.get $14
      local.get $10
      local.get $8
      f64x2.mul
      f64x2.add
      local.set $10
      local.get $16
      local.get $12
      local.get $8
      f64x2.mul
      f64x2.add
      local.set $12
      local.get $15
      local.get $11
      local.get $9
      f64x2.mul
      f64x2.add
      local.set $11
      local.get $17
      local.get $13
      local.get $9
      f64x2.mul
      f64x2.add
      local.set $13
      local.get $4
      i32.const 1
      i32.sub
      local.set $4
      br $for-loop|1
     end
    end
    local.get $0
    local.get $10
    local.get $8
    f64x2.mul
    v128.store offset=49920
    local.get $0
    local.get $11
    local.get $9
    f64x2.mul
    v128.store offset=49936
    local.get $0
    local.get $12
    local.get $20
    f64x2.mul
    v128.store offset=54080
    local.get $0
    local.get $13
    local.get $21
    f64x2.mul
    v128.store offset=54096
    local.get $0
    i32.const 32
    i32.add
    local.set $0
    br $for-loop|0
   end
  end
 )
 (func $assembly/bessel/debye/scaledExponent (param $0 i32) (param $1 i32)
  (local $2 v128)
  (local $3 v128)
  (local $4 v128)
  (local $5 v128)
  (local $6 v128)
  (local $7 v128)
  (local $8 v128)
  (local $9 v128)
  (local $10 v128)
  (local $11 v128)
  (local $12 v128)
  (local $13 v128)
  (local $14 v128)
  (local $15 v128)
  (local $16 v128)
  (local $17 v128)
  (local $18 v128)
  (local $19 v128)
  loop $for-loop|0
   local.get $0
   local.get $1
   i32.lt_u
   if
    local.get $0
    v128.load
    local.get $0
    v128.load offset=24960
    local.tee $17
    f64x2.mul
    local.tee $18
    local.get $0
    v128.load offset=8320
    local.tee $2
    local.get $0
    v128.load offset=4160
    local.get $17
    f64x2.mul
    local.tee $12
    f64x2.add
    local.tee $14
    f64x2.div
    local.tee $15
    local.get $14
    f64x2.mul
    local.set $3
    local.get $18
    local.get $15
    local.get $0
    v128.load offset=41600
    local.tee $13
    f64x2.sub
    local.tee $16
    f64x2.mul
    local.set $4
    local.get $16
    local.get $16
    i32.const 7344
    v128.load64_splat
    v128.and
    local.tee $19
    f64x2.sub
    local.set $5
    local.get $18
    local.get $18
    i32.const 7344
    v128.load64_splat
    v128.and
    local.tee $6
    f64x2.sub
    local.set $7
    local.get $14
    local.get $14
    i32.const 7344
    v128.load64_splat
    v128.and
    local.tee $8
    f64x2.sub
    local.set $9
    local.get $15
    local.get $15
    i32.const 7344
    v128.load64_splat
    v128.and
    local.tee $10
    f64x2.sub
    local.set $11
    local.get $6
    local.get $19
    f64x2.mul
    local.get $4
    f64x2.sub
    local.get $6
    local.get $5
    f64x2.mul
    f64x2.add
    local.get $7
    local.get $19
    f64x2.mul
    f64x2.add
    local.get $7
    local.get $5
    f64x2.mul
    f64x2.add
    local.get $18
    local.get $15
    local.get $16
    local.get $16
    local.get $15
    f64x2.sub
    local.tee $5
    f64x2.sub
    f64x2.sub
    local.get $13
    f64x2.neg
    local.get $5
    f64x2.sub
    f64x2.add
    local.get $18
    local.get $3
    f64x2.sub
    local.get $10
    local.get $8
    f64x2.mul
    local.get $3
    f64x2.sub
    local.get $10
    local.get $9
    f64x2.mul
    f64x2.add
    local.get $11
    local.get $8
    f64x2.mul
    f64x2.add
    local.get $11
    local.get $9
    f64x2.mul
    f64x2.add
    local.get $15
    local.get $2
    local.get $14
    local.get $14
    local.get $2
    f64x2.sub
    local.tee $2
    f64x2.sub
    f64x2.sub
    local.get $12
    local.get $2
    f64x2.sub
    f64x2.add
    local.get $0
    v128.load offset=12480
    f64x2.add
    f64x2.mul
    f64x2.add
    f64x2.sub
    local.get $14
    f64x2.div
    local.get $0
    v128.load offset=45760
    f64x2.sub
    f64x2.add
    f64x2.mul
    f64x2.add
    local.set $2
    local.get $0
    local.get $4
    i32.const 7288
    v128.load64_splat
    i32.const 7480
    v128.load64_splat
    local.get $17
    i32.const 7288
    v128.load64_splat
    f64x2.eq
    v128.bitselect
    local.tee $3
    f64x2.mul
    v128.store offset=33280
    local.get $0
    local.get $2
    local.get $3
    f64x2.mul
    v128.store offset=37440
    local.get $0
    i32.const 16
    i32.add
    local.set $0
    br $for-loop|0
   end
  end
 )
 (func $assembly/bessel/debye/exponent (param $0 i32) (param $1 i32)
  (local $2 v128)
  (local $3 v128)
  (local $4 v128)
  (local $5 v128)
  (local $6 v128)
  (local $7 v128)
  (local $8 v128)
  (local $9 v128)
  (local $10 v128)
  (local $11 v128)
  loop $for-loop|0
   local.get $0
   local.get $1
   i32.lt_u
   if
    local.get $0
    v128.load offset=8320
    local.tee $6
    local.get $0
    v128.load
    local.get $0
    v128.load offset=24960
    local.tee $5
    f64x2.mul
    local.tee $7
    local.get $0
    v128.load offset=41600
    local.tee $3
    f64x2.mul
    local.tee $9
    f64x2.sub
    local.tee $10
    local.get $6
    f64x2.sub
    local.set $2
    local.get $3
    local.get $3
    i32.const 7344
    v128.load64_splat
    v128.and
    local.tee $11
    f64x2.sub
    local.set $3
    local.get $7
    local.get $7
    i32.const 7344
    v128.load64_splat
    v128.and
    local.tee $8
    f64x2.sub
    local.set $4
    local.get $6
    local.get $10
    local.get $2
    f64x2.sub
    f64x2.sub
    local.get $9
    f64x2.neg
    local.get $2
    f64x2.sub
    f64x2.add
    local.get $0
    v128.load offset=12480
    local.get $8
    local.get $11
    f64x2.mul
    local.get $9
    f64x2.sub
    local.get $8
    local.get $3
    f64x2.mul
    f64x2.add
    local.get $4
    local.get $11
    f64x2.mul
    f64x2.add
    local.get $4
    local.get $3
    f64x2.mul
    f64x2.add
    local.get $7
    local.get $0
    v128.load offset=45760
    f64x2.mul
    f64x2.add
    f64x2.sub
    f64x2.add
    local.set $2
    local.get $0
    local.get $10
    i32.const 7288
    v128.load64_splat
    i32.const 7480
    v128.load64_splat
    local.get $5
    i32.const 7288
    v128.load64_splat
    f64x2.eq
    v128.bitselect
    local.tee $3
    f64x2.mul
    v128.store offset=33280
    local.get $0
    local.get $2
    local.get $3
    f64x2.mul
    v128.store offset=37440
    local.get $0
    i32.const 16
    i32.add
    local.set $0
    br $for-loop|0
   end
  end
 )
 (func $assembly/bessel/buckets/sort (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (param $4 i32) (param $5 i32) (result i32)
  (local $6 i32)
  (local $7 i32)
  (local $8 i32)
  (local $9 f64)
  (local $10 f64)
  (local $11 i32)
  (local $12 f64)
  (local $13 i32)
  loop $for-loop|0
   local.get $6
   i32.const 12
   i32.le_s
   if
    local.get $6
    i32.const 2
    i32.shl
    i32.const 7216
    i32.add
    i32.const 0
    i32.store
    local.get $6
    i32.const 1
    i32.add
    local.set $6
    br $for-loop|0
   end
  end
  i32.const 0
  local.set $6
  loop $for-loop|1
   local.get $0
   local.get $6
   i32.gt_u
   if
    i32.const 104
    local.get $1
    local.get $2
    local.get $6
    i32.mul
    i32.add
    f64.load
    local.tee $12
    f64.abs
    local.tee $9
    local.get $9
    f64.mul
    local.get $3
    local.get $4
    local.get $6
    i32.mul
    i32.add
    f64.load
    local.tee $10
    local.get $10
    f64.mul
    f64.add
    i64.reinterpret_f64
    i64.const 49
    i64.shr_u
    i32.wrap_i64
    i32.const 8256
    i32.sub
    local.tee $7
    local.get $7
    i32.const 104
    i32.ge_s
    select
    local.tee $7
    i32.const 0
    local.get $7
    i32.const 0
    i32.gt_s
    select
    i32.const 7088
    i32.add
    i32.load8_u
    local.tee $7
    i32.const 3
    i32.add
    local.get $10
    f64.const 1
    f64.gt
    local.get $10
    f64.const 4
    f64.gt
    i32.add
    local.get $10
    f64.const 8
    f64.gt
    i32.add
    local.get $7
    select
    i32.const 11
    local.get $10
    f64.const inf
    f64.lt
    local.get $10
    f64.const 0
    f64.gt
    i32.and
    local.get $9
    f64.const inf
    f64.lt
    i32.and
    select
    local.set $7
    local.get $5
    local.get $6
    i32.const 3
    i32.shl
    i32.add
    local.tee $11
    local.get $12
    f64.abs
    f64.store
    local.get $11
    local.get $10
    f64.store offset=4160
    local.get $8
    local.get $12
    f64.const 0
    f64.lt
    i32.or
    local.set $8
    local.get $5
    local.get $6
    i32.const 2
    i32.shl
    i32.add
    local.get $7
    i32.store offset=79040
    local.get $7
    i32.const 2
    i32.shl
    i32.const 7216
    i32.add
    local.tee $11
    local.get $11
    i32.load
    i32.const 1
    i32.add
    i32.store
    local.get $6
    i32.const 1
    i32.add
    local.set $6
    br $for-loop|1
   end
  end
  local.get $8
  i32.eqz
  local.tee $6
  if
   local.get $0
   local.get $7
   i32.const 2
   i32.shl
   i32.const 7216
   i32.add
   i32.load
   i32.eq
   local.set $6
  end
  i32.const 0
  local.set $8
  i32.const 0
  local.set $7
  loop $for-loop|2
   local.get $7
   i32.const 12
   i32.le_s
   if
    local.get $7
    i32.const 2
    i32.shl
    i32.const 7216
    i32.add
    local.tee $11
    i32.load
    local.set $13
    local.get $11
    local.get $8
    i32.store
    local.get $8
    local.get $13
    i32.add
    local.set $8
    local.get $7
    i32.const 1
    i32.add
    local.set $7
    br $for-loop|2
   end
  end
  local.get $6
  if
   i32.const 1
   return
  end
  i32.const 0
  local.set $6
  loop $for-loop|3
   local.get $0
   local.get $6
   i32.gt_u
   if
    local.get $5
    local.get $6
    i32.const 2
    i32.shl
    i32.add
    i32.load offset=79040
    i32.const 2
    i32.shl
    i32.const 7216
    i32.add
    local.tee $7
    i32.load
    local.set $8
    local.get $7
    local.get $8
    i32.const 1
    i32.add
    i32.store
    local.get $5
    local.get $8
    i32.const 3
    i32.shl
    i32.add
    local.tee $7
    local.get $1
    local.get $2
    local.get $6
    i32.mul
    i32.add
    f64.load
    local.tee $9
    f64.abs
    f64.store
    local.get $7
    local.get $3
    local.get $4
    local.get $6
    i32.mul
    i32.add
    f64.load
    f64.store offset=4160
    local.get $5
    local.get $8
    i32.const 2
    i32.shl
    i32.add
    local.get $6
    i32.const -2147483648
    i32.or
    local.get $6
    local.get $9
    f64.const 0
    f64.lt
    select
    i32.store offset=74880
    local.get $6
    i32.const 1
    i32.add
    local.set $6
    br $for-loop|3
   end
  end
  i32.const 12
  local.set $0
  loop $for-loop|4
   local.get $0
   i32.const 0
   i32.gt_s
   if
    local.get $0
    i32.const 2
    i32.shl
    i32.const 7216
    i32.add
    local.get $0
    i32.const 1
    i32.sub
    local.tee $0
    i32.const 2
    i32.shl
    i32.const 7216
    i32.add
    i32.load
    i32.store
    br $for-loop|4
   end
  end
  i32.const 7216
  i32.const 0
  i32.store
  i32.const 0
 )
 (func $assembly/bessel/bessel/evaluateSmall (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (param $4 i32) (param $5 i32)
  (local $6 i32)
  (local $7 i32)
  (local $8 v128)
  (local $9 v128)
  (local $10 v128)
  (local $11 v128)
  local.get $0
  i32.const 7207
  i32.add
  i32.load8_u
  local.set $6
  local.get $0
  i32.eqz
  local.set $7
  local.get $5
  i32.const 1
  i32.le_s
  if
   local.get $3
   if
    local.get $5
    i32.const 1
    i32.eq
    local.set $3
    local.get $1
    local.get $2
    call $assembly/bessel/powerSeries/gammaFactor
    local.get $1
    local.get $2
    call $assembly/bessel/logarithm/logarithmOfQuotient
    local.get $1
    local.get $2
    local.get $6
    call $assembly/bessel/powerSeries/sums
    local.get $1
    local.set $0
    loop $for-loop|0
     local.get $0
     local.get $2
     i32.lt_u
     if
      local.get $0
      i32.const 7288
      v128.load64_splat
      local.get $0
      v128.load offset=54080
      local.get $0
      v128.load offset=8320
      f64x2.div
      local.tee $10
      f64x2.add
      local.tee $8
      v128.store offset=8320
      local.get $8
      i32.const 7288
      v128.load64_splat
      local.tee $11
      f64x2.sub
      local.set $9
      local.get $0
      local.get $11
      local.get $8
      local.get $9
      f64x2.sub
      f64x2.sub
      local.get $10
      local.get $9
      f64x2.sub
      f64x2.add
      v128.store offset=12480
      local.get $0
      i32.const 16
      i32.add
      local.set $0
      br $for-loop|0
     end
    end
    local.get $1
    local.get $2
    i32.const 8320
    i32.const 58240
    call $assembly/bessel/logarithm/logarithm
    local.get $1
    local.get $2
    local.get $3
    call $assembly/bessel/powerSeries/logarithmOfI
   end
   local.get $4
   if
    local.get $1
    local.get $2
    local.get $7
    local.get $5
    i32.const 1
    i32.eq
    call $assembly/bessel/macdonald/macdonald
   end
  else
   local.get $5
   i32.const 6
   i32.eq
   if
    local.get $3
    if
     local.get $1
     local.get $2
     local.get $6
     call $assembly/bessel/orderSlope/smallOrderSlope
    end
    local.get $4
    if
     local.get $1
     local.get $2
     local.get $7
     i32.const 1
     call $assembly/bessel/macdonald/macdonaldPair
     loop $for-loop|00
      local.get $1
      local.get $2
      i32.lt_u
      if
       local.get $1
       local.get $1
       v128.load offset=49920
       local.get $1
       v128.load offset=8320
       f64x2.div
       v128.store offset=70720
       local.get $1
       i32.const 16
       i32.add
       local.set $1
       br $for-loop|00
      end
     end
    end
   else
    local.get $1
    local.get $2
    local.get $6
    local.get $5
    local.get $4
    local.get $7
    call $assembly/bessel/ratio/smallRatios
   end
  end
 )
 (func $assembly/bessel/bessel/bessel_scratch_bytes_f64 (result i32)
  i32.const 124800
 )
 (func $assembly/bessel/bessel/bessel_f64 (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (param $4 i32) (param $5 i32) (param $6 i32) (param $7 i32) (param $8 i32)
  (local $9 i32)
  (local $10 i32)
  (local $11 v128)
  (local $12 v128)
  (local $13 v128)
  (local $14 v128)
  (local $15 v128)
  (local $16 i32)
  (local $17 i32)
  (local $18 i32)
  (local $19 i32)
  (local $20 i32)
  (local $21 i32)
  (local $22 v128)
  loop $for-loop|0
   local.get $0
   local.get $18
   i32.gt_s
   if
    local.get $18
    i32.const 3
    i32.shl
    local.set $19
    i32.const 512
    local.get $0
    local.get $18
    i32.sub
    local.tee $9
    local.get $9
    i32.const 512
    i32.ge_s
    select
    local.tee $20
    local.get $1
    local.get $2
    local.get $18
    i32.mul
    i32.add
    local.get $2
    local.get $3
    local.get $4
    local.get $18
    i32.mul
    i32.add
    local.get $4
    local.get $8
    call $assembly/bessel/buckets/sort
    local.set $21
    i32.const 0
    local.set $17
    loop $for-loop|1
     local.get $17
     i32.const 12
     i32.lt_s
     if
      local.get $8
      local.get $17
      i32.const 2
      i32.shl
      local.tee $10
      i32.const 7216
      i32.add
      i32.load
      i32.const 3
      i32.shl
      i32.add
      local.tee $9
      local.get $8
      local.get $10
      i32.const 7220
      i32.add
      i32.load
      i32.const 3
      i32.shl
      i32.add
      local.tee $16
      i32.ne
      if
       local.get $17
       i32.const 11
       i32.eq
       if
        local.get $9
        local.get $16
        local.get $7
        call $assembly/bessel/limits/limits
       else
        local.get $17
        i32.const 4
        i32.ge_s
        if
         local.get $17
         i32.const 7196
         i32.add
         i32.load8_u
         local.set $10
         local.get $7
         i32.const 1
         i32.le_s
         if
          local.get $9
          local.get $16
          call $assembly/bessel/debye/radius
          local.get $9
          local.get $16
          call $assembly/bessel/logarithm/logarithmOfQuotient
          local.get $9
          local.get $16
          i32.const 8320
          i32.const 58240
          call $assembly/bessel/logarithm/logarithm
          local.get $9
          local.get $16
          local.get $10
          call $assembly/bessel/debye/series
          local.get $7
          i32.const 1
          i32.eq
          if
           local.get $9
           local.get $16
           call $assembly/bessel/debye/scaledExponent
          else
           local.get $9
           local.get $16
           call $assembly/bessel/debye/exponent
          end
          local.get $5
          if
           local.get $9
           local.set $10
           loop $for-loop|00
            local.get $10
            local.get $16
            i32.lt_u
            if
             local.get $10
             local.get $10
             v128.load offset=33280
             local.tee $11
             local.get $10
             v128.load offset=58240
             i32.const 7280
             v128.load64_splat
             f64x2.mul
             local.tee $15
             f64x2.sub
             local.tee $14
             i32.const 4384
             v128.load64_splat
             local.tee $13
             f64x2.sub
             local.tee $12
             local.get $10
             v128.load offset=49920
             local.get $10
             v128.load offset=54080
             f64x2.add
             local.get $11
             local.get $14
             local.get $14
             local.get $11
             f64x2.sub
             local.tee $11
             f64x2.sub
             f64x2.sub
             local.get $15
             f64x2.neg
             local.get $11
             f64x2.sub
             f64x2.add
             local.get $14
             local.get $12
             local.get $12
             local.get $14
             f64x2.sub
             local.tee $11
             f64x2.sub
             f64x2.sub
             local.get $13
             f64x2.neg
             local.get $11
             f64x2.sub
             f64x2.add
             f64x2.add
             local.get $10
             v128.load offset=37440
             local.get $10
             v128.load offset=62400
             i32.const 7280
             v128.load64_splat
             f64x2.mul
             f64x2.sub
             f64x2.add
             f64x2.add
             f64x2.add
             v128.store offset=66560
             local.get $10
             i32.const 16
             i32.add
             local.set $10
             br $for-loop|00
            end
           end
          end
          local.get $6
          if
           loop $for-loop|01
            local.get $9
            local.get $16
            i32.lt_u
            if
             i32.const 4400
             v128.load64_splat
             local.tee $22
             local.get $9
             v128.load offset=33280
             local.tee $15
             local.get $9
             v128.load offset=58240
             i32.const 7280
             v128.load64_splat
             f64x2.mul
             local.tee $14
             f64x2.add
             local.tee $13
             f64x2.sub
             local.tee $12
             local.get $22
             f64x2.sub
             local.set $11
             local.get $9
             local.get $12
             local.get $9
             v128.load offset=49920
             local.get $9
             v128.load offset=54080
             f64x2.sub
             local.get $22
             local.get $12
             local.get $11
             f64x2.sub
             f64x2.sub
             local.get $13
             f64x2.neg
             local.get $11
             f64x2.sub
             f64x2.add
             local.get $15
             local.get $13
             local.get $13
             local.get $15
             f64x2.sub
             local.tee $11
             f64x2.sub
             f64x2.sub
             local.get $14
             local.get $11
             f64x2.sub
             f64x2.add
             f64x2.sub
             local.get $9
             v128.load offset=37440
             local.get $9
             v128.load offset=62400
             i32.const 7280
             v128.load64_splat
             f64x2.mul
             f64x2.add
             f64x2.sub
             f64x2.add
             f64x2.add
             v128.store offset=70720
             local.get $9
             i32.const 16
             i32.add
             local.set $9
             br $for-loop|01
            end
           end
          end
         else
          local.get $7
          i32.const 6
          i32.eq
          if
           local.get $9
           local.get $16
           call $assembly/bessel/debye/radius
           local.get $9
           local.get $16
           call $assembly/bessel/logarithm/logarithmOfQuotient
           local.get $9
           local.get $16
           local.get $10
           call $assembly/bessel/moments/moments
           loop $for-loop|02
            local.get $9
            local.get $16
            i32.lt_u
            if
             i32.const 7296
             v128.load64_splat
             local.get $9
             v128.load offset=20800
             local.tee $11
             local.get $11
             f64x2.add
             f64x2.sub
             local.tee $12
             local.get $9
             v128.load offset=104000
             f64x2.mul
             local.get $9
             v128.load offset=87360
             f64x2.sub
             local.set $14
             local.get $9
             local.get $9
             v128.load
             local.get $9
             v128.load offset=16640
             local.tee $11
             f64x2.mul
             local.get $11
             f64x2.mul
             local.tee $13
             local.get $12
             local.get $9
             v128.load offset=99840
             f64x2.mul
             local.get $9
             v128.load offset=83200
             f64x2.sub
             i32.const 7280
             v128.load64_splat
             f64x2.sub
             local.tee $12
             local.get $14
             f64x2.add
             f64x2.mul
             local.get $9
             v128.load offset=41600
             local.get $9
             v128.load offset=45760
             f64x2.add
             local.tee $11
             f64x2.sub
             v128.store offset=66560
             local.get $9
             local.get $13
             local.get $12
             local.get $14
             f64x2.sub
             f64x2.mul
             local.get $11
             f64x2.add
             v128.store offset=70720
             local.get $9
             i32.const 16
             i32.add
             local.set $9
             br $for-loop|02
            end
           end
          else
           local.get $9
           local.get $16
           local.get $10
           local.get $7
           call $assembly/bessel/ratio/largeRatios
          end
         end
        else
         local.get $17
         local.get $9
         local.get $16
         local.get $5
         i32.const 0
         i32.ne
         local.get $6
         i32.const 0
         i32.ne
         local.get $7
         call $assembly/bessel/bessel/evaluateSmall
        end
       end
      end
      local.get $17
      i32.const 1
      i32.add
      local.set $17
      br $for-loop|1
     end
    end
    local.get $5
    if
     local.get $20
     local.get $21
     local.get $8
     i32.const 66560
     local.get $5
     local.get $19
     i32.add
     f64.const nan:0x8000000000000
     call $assembly/bessel/buckets/scatter
    end
    local.get $6
    if
     local.get $20
     local.get $21
     local.get $8
     i32.const 70720
     local.get $6
     local.get $19
     i32.add
     f64.const -1
     f64.const 1
     f64.const nan:0x8000000000000
     local.get $7
     i32.const 5
     i32.eq
     local.get $7
     i32.const 1
     i32.le_s
     i32.or
     select
     local.get $7
     i32.const 6
     i32.eq
     select
     call $assembly/bessel/buckets/scatter
    end
    local.get $18
    i32.const 512
    i32.add
    local.set $18
    br $for-loop|0
   end
  end
 )
)

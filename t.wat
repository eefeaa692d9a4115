(module
 (type $0 (func (param i32 i32)))
 (type $1 (func (param i32 i32 i32)))
 (type $2 (func (param i32) (result i32)))
 (type $3 (func (param i32)))
 (type $4 (func (param i32 i32 i32 i32)))
 (type $5 (func (param i32 i32 i32 i32 i32)))
 (type $6 (func (result f64)))
 (type $7 (func))
 (type $8 (func (param f64)))
 (type $9 (func (param f32) (result i32)))
 (type $10 (func (param i32 i32 i32 i32 i32 i32 i32 i32 i32)))
 (type $11 (func (result i32)))
 (type $12 (func (param i32 i32 i32 i32 i32 i32)))
 (global $assembly/core/heap/powerMap (mut i32) (i32.const 0))
 (global $assembly/core/heap/heapStart (mut i32) (i32.const 0))
 (global $assembly/core/heap/heapEnd (mut i32) (i32.const 0))
 (global $assembly/core/heap/usedBytes (mut i32) (i32.const 0))
 (global $assembly/core/heap/limitPages (mut i32) (i32.const 65535))
 (memory $0 1)
 (data $2 (i32.const 2742) "\d4?")
 (data $2.1 (i32.const 2758) "\d8\bf\ab\aa\aa\aa\aa\aa\ca\bf\00\00\00\00\00\00\b0?\00\00\00\00\00\00\c0?\00\00\00\00\00\a8\11@")
 (data $2.2 (i32.const 2805) "0%\c0\1c\c7q\1c\c7\b1\ee\bf\00\00\00\00\00\98 @\00\00\00\00\00\a0\fb?\00\00\00\00\00\c0\01\c0\cd\cc\cc\cc\cc\8c\ea\bf\00\00\00\00\00\00\ba?\ab\aa\aa\aa\aa\aa\b0?UUUUU\9ei@")
 (data $2.3 (i32.const 2884) "\80\0e\87\c0UUUU\15\f6:\c0\00\00\00\00 \ed\8f@\00\00\00\00\908T@\00\00\00\00\00\r\85\c0\00\00\00\00`\ecU\c0\00\00\00\00\004j@\e48\8e\e3xED@\00\00\00\00\00P9\c0n\db\b6m\db\ed\1b\c0\ab\aa\aa\aa\aa*\e1?33333\d3\ca?\00\00\00\d4=?\d3@")
 (data $2.4 (i32.const 2995) "\98\b0\18\f7\c0z\9e\e7\01I\1c\9d\c0\00\00\006\cf\ec\06A\00\00\00B\e6\90\be@\00\00\00t\8e5\08\c1\00\00\009b\c0\c9\c0\00\00\00>\ff\11\fd@\9a\99\99jT\14\c6@\00\00\00PN\93\e3\c0\00\00\00\166\14\b4\c0\00\00\00\c0F\f8\ba@\00\00\00XQ#\92@\00\00\00\00\d8\d9}\c0\00\00\00\80u\feY\c0\00\00\00\00@=\17@\92$I\92\845\fa?\00\00(\ec\f1\9aHA")
 (data $2.5 (i32.const 3138) "\1eq5tr\c1{\t\7f\9b\d5\08\r\c1\00\80*\f4\e6\da\87A\00\c0\f5\c8)\993A\00\00\06X=X\91\c1\00\80\96&\cfdF\c1\00\00]\9eB\0c\8fAU\d5\d0\91\8c\1aLA\9a\99K\f6\95\92\81\c1\00\c0\0f\9b\b2\00E\c1\00\00\84\b9\8c\d8hA\00\80\d4\e1<\ec2A\00\00\c0K\13\cfD\c1UUYC\8e\c4\13\c1\00\00@\18\0cb\12A\00\00`%\b9\84\e5@\00\00\00p\7fk\ca\c0\a3\8b\ae\ba\93\f6\a2\c0\cd\cc\cc\cc\f0\9dZ@9\8e\e3\f8\a1y7@U\tr\15\d4\ef\c7A")
 (data $2.6 (i32.const 3313) "\a2\e6\ac\0b\8b\f5\c1\fd\80|\e1\a9%\87\c1\00\9b\eb\a6\02(\11B\04\84\d3&\ac\18\b3A\000\c7:`\ca\1f\c2\9e\d6\ab\bf\f4\8c\cb\c1Pw~\c9\a0\f1\"B\fcmio\1e\c7\d6A\00\ff\n~8N\1e\c2\a8Q+\ce4\c3\d7\c1\00\b7\8c`*x\10B\da\9aRV/8\d0A\00\18:\fb\f4\11\f8\c1V\\E\ccy\r\bd\c1\00\8e\ce\d3\88\db\d6A\b0PX\96F\a2\a0A\ab\ea \ec\fa^\aa\c1@\ea\8b\a4M\e6v\c1\00\00\98\88\ebFpA\9a\03\16`<\c4@A\00\00\00\1bhl \c1b\e7\82\r\e9\07\f4\c0UUU\c5z!\a7@]t\b1\c8\1f\bd\80@&5E\a9\81zPB\00\00\00\00\00\00\00\00\cfwU\8bnM\81\c2U\d0\da\f1\86\fd\n\c2\9e\a11\cf\f2_\a0BS\be\9b\f8\c9P:B\86\00Q\c6\82p\b2\c2\14\e2\bd\13J\eeV\c2\ccU\bfl\cdw\bbBg\8a,\00\8b\88gBq\cf[\c5at\bc\c2\82!~K\94\8co\c2l]\04\c6\d4\f9\b4B\fb#\12\ff\f1\f3lB\9e)\be.\a7!\a6\c2\02\1d\edU\88\87b\c2\18\96R\9a\df\90\90B\8cR\82\04\bf\86PB\b2\9fC\85<.q\c2r\85c#V*4\c2\eeu\04\c4\18\a3GB\04\8f\16\97g-\10B\c0\9d\fd\b5\a4\05\14\c2\b8\81h\n\17\c7\df\c1\00Q\d8\a6\1aH\d2A.\e0\e4\a0\ea\c4\a0A\00\80\b1\8cpU{\c1\c0\fd\88\ee\a1\f6L\c1%IR\f23g\fc@\9exl\e6Qk\d1@\88np\19x\81\deB\00\00\00\00\00\00\00\00\eb\db\a9u\aeM\12\c3\c8>\08<\b8\a9\95\c2\13\ae1N\\\114C\a1F\89C\ef^\c8B\07\b7\19\8f\0f\9bJ\c3\d0\f0o d\e4\e8\c2\e2|\f1rW\c9WC\ec\aaz\d7\19\84\feB\ad;\f4j\97H^\c3\1e)\b684\01\t\c3\94-\9a\e9!@\\C\n\14\can\ab\dd\0cCL\06H\f2J\92S\c3\0e\fd\b1\91(\19\08\c3\1f\ef\0cw\e8/DC\91&\c4\fa\f2d\fdB\c3\8a7=\fc\c6.\c3\"\f3J\c8\fb\"\ea\c2m\1f\f2s\ff\t\11Ct\ca\17W<\b5\d0B:\e1\f1B\c9\96\ea\c2\1b\f4A\d3\c9\e1\ad\c2NX\fa\88\8d\da\bbBBm*4(\d8\81B*\c3\a7\80(\1b\82\c2\bab\1dn\df[J\c2\b5\e1\15\c6\fdy9BL\ec\f9p\ad\08\05B`\f9\9aW\a7[\dd\c1\0e\f7\8d\ea\df}\ab\c1\00\nC\b7\dflWA7\ab3\af\c3\ec(A\9eU\bey\ecErC\00\00\00\00\00\00\00\00\fbY\'q2\ab\a8\c3<\98]\cd%\e8&\c3\f4eVRG\bf\ceC\b3\bb=\cc\c94]C\9cP\9f\ab\rt\e7\c36\f1\ba$\'\1b\81\c3\c1\16\fe\fb\f1x\f8C\02\94\ce\987c\98C!\18\c73l}\02\c48\a7\c9\f7\f6\9f\a7\c3\0bnhAz\e3\04De\b6\a0j\81q\b0C\ba9\01G\9f\f5\01\c4]\c3\b2v\c5\f4\b0\c3h\1e\bc0g\b2\f7C\cco\8b\\\d3Q\aaC\91U\83D\88\02\e8\c3+\b9\ee\n\d2\ec\9e\c3\d9uQ7\13\91\d2C.\1c(\a7\ean\8bCi\cb5\"\0b\a0\b5\c3\87o\ed7\07-r\c3\ff\16\df\8c\08\8e\92C\f9.\f8\ab\82\a1QC\da#xo\06\adf\c3^.H\f2\a0>(\c3\85|\01\8c\83\be2C\9c8\ae\84\8cy\f6B\d0\1a\ffDiR\f3\c2\fa\f9\b6\ad\02\ed\b9\c2t\e4\b9\c2\d4\9a\a5B\96\e3\8b8g4pB\d1\t74\e6\c6C\c2\182\ad\9c\84\96\10\c2L\ff\f6\a0\98\fd\b8A/Q\b8\e2\day\87A2a6\b1\02\83\0bD\00\00\00\00\00\00\00\00\e5\c8\e8\04B\a2D\c4\ab\1c\04\bc]\dd\be\c3\e0\1a\84\8a/\d0lD\d3\ba\8f/\b9\fd\f5C4\e2\e7\89Z\db\88\c4,\bb\f2\9d%\0f\1d\c4\d8\0b\1eju\a7\9dDG\02*?\08\9e7D@F\a7\e2\9a\f0\a9\c4\b3\cf\ad\da\bdhJ\c4\d6&\b6\c0\'7\b1D2\a8\7f\93\d0\86UD\a1\84\a0]\f5\b1\b1\c4\fb\b0\1e\f3\caqZ\c4+\b1\ef7\cd\7f\acD\e3\tXE\b7\f4XDG\c0\f2$\dc\12\a2\c4\8b\db\93\b0\ceFR\c4\83E\e4$\ce\0c\92DCX\91\0c\93\d7DDv\d6\94\e4u=|\c4\80\dd[rUt2\c4\02\0b\15:\88\1faD\19Z\99\94\"(\19D\17\df\97\ae\c6\a7?\c4;\1aPK\8f\ff\f9\c3\97\81Zo\b8\c1\15D\82\d9\8bM\e9\e4\d3C\cf\ba?\e9\a8r\e5\c3\e9\1e^\15(\c4\a5\c3\ef}\f7\c9\83\be\acC\e7\1cS\0f\d4&pC\1a++\97\e3\17h\c3K\d4\b3\95~\f1-\c3\1f\b6|*\be\ee\15C\8e\1c\9a\d4\df \deB\93F\b7\99\89U\b0\c2\14\c4\04~Q\cfx\c2\89Vg\01\fc\be B\7f\\\956c)\ecA")
 (data $3 (i32.const 4662) "\fe\bf")
 (data $3.1 (i32.const 4678) "\f8?\00\00\00\00\00\00\e4?\00\00\00\00\00\00\c0\bf\00\00\00\00\00\00\c0\bf\00\00\00\00\00|J\c0")
 (data $3.2 (i32.const 4725) "|Z@\00\00\00\00\00D!@\00\00\00\00\00\98P\c0\00\00\00\00\00,(\c0\00\00\00\00\00\a0*@\00\00\00\00\00\98\10@\00\00\00\00\00\00\da\bf\00\00\00\00\00\00\c9\bf\00\00\00\00 \d2\ac\c0")
 (data $3.3 (i32.const 4804) "\80\0e\c7@\00\00\00\00\b4Fy@\00\00\00\00|\ef\cb\c0\00\00\00\00\f5m\90\c0\00\00\00\00\80\93\bf@\00\00\00\00\04%\8e@\00\00\00\00\80`\a0\c0\00\00\00\00(\cev\c0\00\00\00\00\00Pi@\00\00\00\00 pH@\00\00\00\00\00\c0\t\c0\00\00\00\00\00\c4\f0\bf\00\00\00\be\dc\de\1c\c1")
 (data $3.4 (i32.const 4915) "\d1\f2\c1?A\00\00@\e9\8f\1a\e3@\00\00\80\03\03\a8L\c1\00\000\b7\08&\02\c1\00\00\80B@<KA\00\00\90\\h\\\0bA\00\00\00>\ff\11=\c1\00\00\f0#\0f\b3\04\c1\00\00\00\86\e4 !A\00\00\e0\f1kP\f0@\00\00\00\105:\f4\c0\00\00\00\d9\8f\f0\c8\c0\00\00\00\00\'\a8\b2@\00\00\000D>\8d@\00\00\00\00@=G\c0\00\00\00\00\d4\ee&\c0\00\80e\cdB\11\97\c1")
 (data $3.5 (i32.const 5057) "@\fa\c2\ae%\c0A\0003;t\7fXA\00\88b\a6\dba\d3\c1\00\fc\ffIQ\9f~\c1\00\00\t\04\\\04\daA\00,\bc\e3t\18\90A\00\f0\df\ccmX\d5\c1\00\0c\b1?lq\92\c1\00\80\des;\f7\c5A\00\b4\"\18\d4\f0\88A\00\80\b4P\9e\f3\ab\c1\00\c8\f1\af\00\1bt\c1\00\00\c0K\13\cf\84A\00\c0#_E\88RA\00\008\95\ca\15P\c1\00\00^n\d6{!\c1\00\00\00\94\9f\d0\03A\00\00\b0 \0b\13\da@\00\00\00\80\b6\a2\90\c0\00\00\008\d6hj\c0\80J \98\ce\ed\1a\c2\00\00\00\00\00\00\00\00 \0c\b5g\bc\e3FB\05e\880\d7\de\d7A\00\9b\eb\a6\02(a\c2\e4\e7\9c\c5\e6\7f\02\c2\00\bd\1a7\ba\cdmB\7f\ba\b3\cd\bd\f7\18Bf\a8N\b0l\93p\c2\cd\f4\00\ae\018#\c20\efh\e6\8d\9fhB\cc\d7\11A\81\90\"B\80\12\d3\90?\b4X\c2\99\be\16\0c\c4P\17\c2\80\f0\b7lX\8c@B\99\84\r\ee\d7\10\03B\801\c2\08k\92\1c\c2\d1\df\88\d2\b3\c0\e3\c1\00\08\a5I\da\aa\edA\e4\a8\d4~\b2T\b8A\00\00\98\88\ebF\b0\c1\c0F)4\f1o\7f\c1\00\00@/\b6\bd\\A\00\\\faZmF0A\00\00\00\14\1cY\e1\c0\00\00\f4\b3\0b\04\b7\c0\c2\d5*.\ca\a0\a5\c2\00\00\00\00\00\00\00\00\c2\d5*.\ca\a0\d5B\f4Va;~r`B\eb\ef\nV\f0q\f3\c2\10\14t\87im\8e\c2\97 \1b\1f\93\be\04CF\af\97\05\a1\14\a9B(K\8bCJ/\r\c3\ba\ee-X\cfD\b8\c2q\cf[\c5at\0cCu0\"\a9/\90\beB\96\17\a4y7\aa\03\c3\9cp(O\13=\ba\c2jd\e6Hr]\f3B\f4 \00\11\b6D\afB\e63\c6Zk\eb\da\c2\fa\a0\0bw\8a\d2\99\c2\8co\e5\c7Z\c5\b9B\d4\0f\df\d2\db\fc|B\14\11\c3\06!@\90\c2\b6\9bM\f6\97;U\c20\05}\e3\r\07YB\05\r.\ae5\de\"B [\b3\fb\1d\91\14\c21.\f3J9\d1\e1\c1\00\80\b1\8cpU\bbA\e4m\a0\cf7\'\8bA\00\00\08tM\da8\c1\00Dp\16eN\0c\c1\e6R\14\13\1a\e16\c3\00\00\00\00\00\00\00\00\",$\c9\aaOjCJ\98k\14\abv\eeB[O\84\eb\de\97\8b\c3t;`\c1\c8_ \c3\1d\e0\e85\c2u\a1C\8al\8fI\a0\e4?C\1b\dc\adO\ad\bb\ad\c3(\c0N\bf\7f\98R\c3o\03\81\e7\19\fb\b1C\8a\9f\92ad\e9\\CGs\cd&&\c8\af\c3\eb\05-\81s\92_\c3\b1\86l\a1o\cb\a4C\f6\8c?\d6\f1\d9XC\1f\ef\0cw\e8/\94\c3\\\05\eeb\cbyL\c3\17\12dy\8c\da|CW\ec\83-\b4\af7C\ff\b6\e7\n\7f\d1]\c3\a4%\f8\d2\d51\1c\c3\ff\86d\86\83\9a5C\b5\86\0b\adeX\f7B:\c2\bb&\ea\e3\04\c3\10\fd\fc\ca\b9\a6\c9\c2Z\ac\e6\b0W\e5\c8B\caHC\a0JL\91B\"Z\9b7}\d8\7f\c2\9a\c8(\f6M\faH\c2F,G!\8e\83 B\7f\d66\e9\bd5\edA\00\nC\b7\dfl\97\c1\83p@t\f7]g\c1z0q\r\ff\d5\ce\c3\00\00\00\00\00\00\00\00\1c\f9\ef\fb\18\0b\04DP\95\a6\1f\fe@\82C\a7\7fS\b8o\05(\c4\b5C_\80j\\\b6\c3u|\b7@\n\97ADH\92\f2}\e1\1f\d9CZ\a0\1e\ed\ed\96Q\c4\12@q\17\c3%\f1\c3.\c11\c7tlYD\b3\f8\f6\dc\f3\be\ffCn\10\d9u\90j[\c4\b2\e9\9d\d0m\11\05\c4)\88\c1\18\07sVD\19\de\a9\a8P\aa\04D\1cd\df\89\da#L\c4D9\01c\9cn\fe\c3C\c0\13M\d9\02;DC\8d\fa\dd\82\e9\f0C7\8d\c6j$\ba#\c4\10]a\fcaJ\dc\c3i\cb5\"\0b\a0\05D\0b\04.\fe\9e\9b\c1C\8f%\11\04(e\e1\c3#\d5\b1\d7\bc\f4\9f\c3_\1f\89\a1e\d7\b3C \e7l\cc\d7ttCXj\82\c3\95u~\c3:\1c\a8\c7\f5\8eA\c38\a8~\e7\9d\fb<C\ab\83\db\ecY\a2\02C \9a\bf\8b\e4\b4\ed\c2\b5\9a7z\c7D\b5\c2E\ccD\c1\9f\b8\88B|\ab\rz\bd\b2SB6\df\15\b5K\1d\fc\c1B\d6\e3\90x\f1\c8\c1\1f\fb\"\86\d2\cai\c4\00\00\00\00\00\00\00\00\10\f6r\d4\0b\b3\a2D\88\a9s{\'}\1bD\84\973\99)6\c9\c4\8e\84\df$\0b\e6R\c4\dc\a6[d\14\f9\e4D\00\03\cd&\8b\10xD\a0i8f\0f\18\f8\c4\d1yU\92\ee\d1\92\c4\e2\ae\12\01\f9C\04E\05\13m[18\a4DB:\11\a1\bb\d2\t\c5\n\7f\a3X\02\9e\af\c4\a8\be\96\b6\d0o\tEq\94\f1\b2\02\98\b2D\ce\c9t\16\dd\97\03\c5\a5&\97\"k\c4\b0\c4]\9c~\f0\c0\b8\f7DJq=\d2\b8j\a7D\e3V\1d\ae\01\90\e6\c4\92#Q7\bbf\99\c4V_\b8\ff}\c4\d0D\1c8:\cc\82V\85Dc\acWAyC\b3\c4\8c\ba\87\d2\e5\83k\c4\84\ae\c0\8c!\d1\90D\r\9b\aa\c5\8b\cfJD\97\81Zo\b8\c1e\c4\b6z\1f\03\c2E#\c4\"\bf\abZ~\1b4D\04L]S\c4\b9\f3C1\8e\b8P\b3&\f9\c3\c6@\dc\d9\85A\bb\c3\05\13\d3\eah\93\b3C\db}\f4\e4\aadwC\97\88\dd\9f\0es`\c3\86\c4\ce\e0\a0\a7%\c3\n\01\\3\9du\f6B\ad \b3z\rH\c0B+,\c1\01\bb\eed\c2\eb\aeh\e8\92\b80\c2")
 (data $4 (i32.const 6592) "\89g\10k*\e0\7f?\bf\1eq\e3\b7D\ce\bb\e4\03\fc\b0\a8\c0\8f?\a1B\96\c5\920\18\bc\1b\b1\d5\07\1b\b9\97?\10\a5\e3\ac\02\b65\bc\003x\0e\9b\82\9f?#\ef\f1\04?>3<`\bd\fe\b9\87\9e\a3?\bbQ\f57\a9\bfE\bc\fc\dc2\f6Xt\a7?\96\92{\a8<\8dA<\bfq\19q\ddB\ab?\99\04\13\9cu\b9>\bc\a6b\11\c00\n\af?\cd\ba[\\2_H<\e1z\a3\ee6e\b1?\da,\c2\e8\a3\9d7\bc\d1\d1\1b\96\d7A\b3?\bb\ec{\"\9fY[\bc?\18\06?\07\1b\b5?\e4\8b\1a\9a\e3IZ<Lk\e5\8a\d2\f0\b6?\92\b9\84\91\d9\06Y\bc!\9b1\d6E\c3\b8?\a9$4\ab\97\a6$\bcc\d5J:m\92\ba?\a9\0e\a7\8a\f4BY<C\c7[\8fT^\bc?\b1a\81\ef\17\d65<\e6\f2*n\07\'\be?b\01\1e\00x\156\bc\bb\ea\db1\91\ec\bf?l\b3\81\99ktU\bcY\8e\d0|~\d7\c0?\ac0\90^\dc\a5i<\a0g/\d5*\b7\c1?t\cdr4\02\83T<#\f5\1f\f8R\95\c2?\bf}@\1cw\01c<t\8f\1e \fcq\c3?\a0\18\afb\cb\e6]<\1e}\cbl+M\c4?\88\1f>T\f6\f4i<8\b4\a1\e3\e5&\c5?:\rG\8a\ffFg\bc\d4\93\a7p0\ff\c5?no\fc\fa\0e\c6[\bc\1d\d2\19\e7\0f\d6\c6?y\d1\ech\e2\aal\bc\t\d9\10\02\89\ab\c7?\08\06j-k\e3K<\11\c9 e\a0\7f\c8?\9a\8d\a0\bf\fd\f7k\bc\b4V\f4\9cZR\c9?&.N\1dL\90m<c\b5\e2\1f\bc#\ca?\8c\99z\b0\117I<\f3\bf\80N\c9\f3\ca?\85\19d\f3\cf\98S\bc\d6\8c-t\86\c2\cb?U\0f\87D\e7\fcT<\"\9a\9a\c7\f7\8f\cc?\12@C\f8\89\f6d\bc\91\bbOk!\\\cd?@M~YC\e4f<\e6\f2*n\07\'\ce?b\01\1e\00x\15F\bc6Y\dc\cb\ad\f0\ce?\r\c2\r\957\86d<+>^m\18\b9\cf?\cb\1a\f2d\ae\aal\bcA\d0\b4\94%@\d0?-\02\a5\17\c2\8eb\bc\e3\90s\e2$\a3\d0?\03\1c\06\e8\fd\dcw<\d5J\ae\f9\8b\05\d1?\1d\b3L\ab\a0\9fX<\0e\a6\ab\ab\\g\d1?\177\88\ab>\e6,<\fb\99i\c1\98\c8\d1?D\1c\ff*\c6\e50\bcfy\cf\fbA)\d2?\af(\96\b0^ow\bc\a3\86\de\13Z\89\d2?\0e\04?\c1$\adw<1\1d\e1\ba\e2\e8\d2?\f9\bd^\b9\cd\f4x\bcU}\98\9a\ddG\d3?\f8\19\tXL\ddd\bc\eaEiUL\a6\d3?|\f9E\19ehl\bc\e4\a7\86\860\04\d4?m\ce\82`\fb\bcp\bc\c2^\1c\c2\8ba\d4?\1d\cf\ec\cd\deB\7f<\a1xw\95_\be\d4?=\81\04[\b3Yb\bc-\f8-\87\ad\1a\d5?\e3U\9f\c1z\92C<lZE\17wv\d5?\0cf\83\b2\ad&u<\ca\tX\bf\bd\d1\d5?\e1\7f\dc\83c#t<\95\c7\b9\f2\82,\d6?\e5\00S\91\af\b7g<\af\14\9b\1e\c8\86\d6?=\8e\f5\f7\a0\dem\bc\e4\a1+\aa\8e\e0\d6?\0f:\ca9\1b\fb|\bc\07\d0\bb\f6\d79\d7?\04K\01\ebl\c7x\bc\a2G\dd_\a5\92\d7?\d7\9e\fe\91v\05\7f<\c3\af\82;\f8\ea\d7?P)\edy\e9,y<\17\8b\1e\da\d1B\d8?vFx\19\c5Nr<[B\c1\863\9a\d8?\fb\f0\bb\df9\96r\bc\c7b6\87\1e\f1\d8?\a3aZu\da\85\7f<\fb\16!\1c\94G\d9?\e4\bb\e0\ba\c8lq\bc\8b\e0\17\81\95\9d\d9?r>\dc\89h+j\bcL\98\bf\ec#\f3\d9?\\\7f!\13\e5\92J\bc\n\bb\e5\90@H\da?uZ\87[S\fee<J\08\9a\9a\ec\9c\da?\af6\b4\02\ec\ad|\bckxG2)\f1\da?(\dc\15J\843Q<c\8f\cc{\f7D\db?x\9cE\95D\d0|\bc\fb\10\93\96X\98\db?\c4;\e2S\eccv<|\1b\a7\9dM\eb\db?\ca\87\a8\90\c5\f3@\bcM\ad\cd\a7\d7=\dc?\9b\a6\deR\f0\ec|<\"\9a\9a\c7\f7\8f\dc?\12@C\f8\89\f6t\bc\eb\f3\85\0b\af\e1\dc?gB\ab\f2J\df~<\d5\eb\00~\fe2\dd?7\fa\fa2\b2wx<>/\8a%\e7\83\dd?\11%\bb\e8V\14t<\a1\c4\c1\04j\d4\dd?\92\b8\d8VvFp\bc&l|\1a\88$\de?FJ\95E\8f\bd\\<\88\87\d6aBt\de?\b9D\c3\90\\\82\\\bc\c0\8cF\d2\99\c3\de?\97S\f3S\ee\\W<\ed\06\af_\8f\12\df?\c38\bb\13\df(s\bc\ac(p\fa#a\df?A\b3-\0f[Qx<\1f\f3x\8fX\af\df?\a0\bc\8a\r&(c\bc\98\f4W\08.\fd\df?\af!\93\r\f4eu<\ff\d0\a5\a5R%\e0?\00\8c@Q\cb\b1|\bc\d2&\a9\9d\dfK\e0?\df\c9\"@0\7f\89<@\df\1c\\>r\e0?\bbE$\8e\e5\95\83<!5WOo\98\e0?\01/\c0Z\t\b8\81\bc\83*%\e4r\be\e0?\01\083\11\daY\82\bc\8c\cc\d1\85I\e4\e0?\84\d3\d2B4*R\bc\97L-\9e\f3\t\e1?:7\a4\'\9b\e00\bc\bc\ef\93\95q/\e1?5\f4q\c6H\c0\84<\ea\d5\f4\d2\c3T\e1?vh\1a\173\9c\85\bc\a1\99\d8\bb\eay\e1?\b4\e0\17d|\0e\80\bco\c9g\b4\e6\9e\e1?\0c\f1C\14\a1\d1y\bc%<q\1f\b8\c3\e1?\e9\10\c8\c4\c1\da\80\bc\d0@p^_\e8\e1?\e3\f1\f9\d2,\f6~<n\ab\92\d1\dc\0c\e2?\14\90\"\bc\f0+\8b\bcC\bf\be\d701\e2?nM7^rH\8f\bc\cb\f7\98\ce[U\e2?\e7\81hm\1d\02~<\1b\b1\89\12^y\e2?\8e\97F\c2\c0\87d\bc\8b\b0\c2\fe7\9d\e2?\82\19-\9a\94\d1{\bc\8c\8eD\ed\e9\c0\e2?\86u\91\f3X\a1\81\bch\02\e46t\e4\e2?k\88\a4a\08\15\80<\be\10O3\d7\07\e3?\daf\f5\a1\90\b5o<q\1d\129\13+\e3?k\91=[\ab\02y<\d3\e1\9c\9d(N\e3?O\ce\85\d8\92\ebf<\b6GG\b5\17q\e3?\03\91\dd\db~\11}\bc\1a*V\d3\e0\93\e3?:H\f2g\ef\8e\85\bc#\fc\ffI\84\b6\e3?&\9b\9eOH\1c\84\bc\fbVqj\02\d9\e3?bK\bdp\f6\fe\86\bcBo\d1\84[\fb\e3?\ef*\17T\a7\d3\86<\aerF\e8\8f\1d\e4?\06\18\bd0/\19\89<g\ce\f9\e2\9f?\e4?\86;\d8\e6\9e\9c\8e<\c2^\1c\c2\8ba\e4?\1d\cf\ec\cd\deB\8f<\df\88\ea\d1S\83\e4?\f4\07\cc.z\f5\8c<\bb>\b0]\f8\a4\e4?\b6a7=\fa=1<:\ee\cc\afy\c6\e4?A\9e\b3\c8\c4\a5\83\bc\b1[\b7\11\d8\e7\e4?\a9\9en\ea\d9\d3\88\bckh\01\cc\13\t\e5?\b1\d5\c2\96\ce\f2\82<\ab\c5[&-*\e5?\nM\eaP7\88a\bc\98\94\99g$K\e5?\f4\t/]\af\ba\85\bc\99\f3\b3\d5\f9k\e5?\f3\8f\cd\85\18G\80<\89y\cd\b5\ad\8c\e5?X\84\c9.yIx<-\9f5L@\ad\e5?\96q?hUYC\bce\17l\dc\b1\cd\e5?\f4=\8a\0eG\c2\8c\bcu\16$\a9\02\ee\e5?\82\90\f4W\825\8c<\d9\88G\f42\0e\e6?\9bX\faR\bb\c1z\bc\ef9\fa\feB.\e6??\809;\9e\bcz<")
 (data $5 (i32.const 8641) "0\fa\feB.\e6?\00\e0x\f2j\deS=\a0W{\f9\01\cc\c9:")
 (data $6 (i32.const 8672) "\b4\bed\c8\f1g\ed?\10\05@\f2R\d2\94<")
 (data $7 (i32.const 8688) "\10\13\aa%\bb\e6\cc?\80\d2\b8\b1\95\11\a7<")
 (data $8 (i32.const 8704) "\90\c1\94\b0\95\eb\be\bf\1d,\d6\8f\a1\d1t\bc")
 (data $9 (i32.const 8720) "\da\ccE\ffO\de\a0\be@`2\c1\d4\93\a6>\907\cc\f2cJ\d1>\e0\a7.\e3in\d6\be\ea\c2x\cf9\14\f1\beG\c9\047N~\f5>\17\16\be\03;\08\05?\95\baF[p\9d\t\bf3)i\f7\bd\11\12\bf\9b\1d\9f\bd\1eD\15?\0f\ec\89X:\b4\16?Jp\95G\ee\b5\19\bf\aa\c4eDN\d3\15\bf\b0,\ff+\00\c9\17?\e6\cds\c52\8b\0f?\cc\ff\00\99aF\10\bf\cd\e1\e7\931\95\03\bf\e2\1aUz\f6\06\04?I\a7n>D\ac\e5>\ecvy\9eus\da\be\c3\86\89\07\f4\b9\f3\be\15\c4\c0\04p\be\fa>\aa8\03:\18C\00\bf\"\bf\a8\eb\e2\e9\t?\d3KM.5\13\15\bf\bf\bfii\1ef ?\bc\b2p]l\f4)\bf@\f9\aa\d3\b7>4?-ym\c9\96\1b@\bf\ff=\a9;h\15I?\ea]*\a1I\01T\bf4/B\9e\8d\fa^?W\c1\cd\83\8e\bah\bf\9a\c2\a21\bd\ddr?K\08\8d\a3\cc\05~\bf\a7%\b9\cf)\fc\85?\ff\ca\15\9ei5\91\bf\06^\b7<0s\95?(b\d5<M\9d\9e\bfY\99\90\e5\ad\bd\9a\bf\c8M|\ec\dc\fa\b6?")
 (data $10 (i32.const 9056) "o\f1\05*\f7\15\f8<\d0<2Q\01\f2a\bdg\f0\fa[\06\1d\a1\bd\8f8\ca\edLK\14>)\d6\"\ba\b7D:\be\e3\r\bc\9dP\02\b3\be\be\eaG\af\e8\1c\f5>=V\f1\e6O6,?\b2`\7fR\9c\91}\bf\92@\c3\03\f1\9a\a5?Hp\a2\8f^\81\a5?\19\b6o\fc\8cx\e2\bf")
 (data $11 (i32.const 9152) "n\ae\a5\8e\b8,\17\bd\fb\a3\8c\ac;B\90\bd\07\86\c1uv\ae\dc=4C8\fc\c3{5>]\"lf\86\99\8b\be\bbO\c3\1f\d4\fa\b4\be\d2\f9\d9\8c\a7\c8 ?\a8\a2\e3,\11\17S\bf!>H(\af\b4\83\bf\be?\b4 #Q\c5?.\faj\02\f4\fc\e4\bf\00\00\00\00\00\00\f0?")
 (data $12 (i32.const 9256) "\a6U\a1\b7\ae\a3\0f>4\b6-W\81\8a\f4=y\b3b\b9\a1\fe\13>\02{\1c\87\c3\8b\f2=\c8\ec\eda7\a7\f4=x\cbI\08\80\e3\ae=%-\9beQZ\a1=\00\00\00\00\00\00\00\00\bb\c3<_\ad\ec\f9\bd\1e\a8$p\e2\b7\e2\bd\d3\eevTrB\1c>C\12\ee\a5\adS#>\b9\9a\ba(~#O>\86#\ed\01J\eaB>\9f\d8(\8e\a9\07b>\f2\1d5\9ac\dbI>\fe#\c2\d3*\rd>\t\02\9d\92\ff%@>\ba\d6\e9\a3\eaWV>\0f\dd`\f5\bd\07 >\7f)\e2u7\cc3>\dc\9a\t\96R\87\e6=\c6\aeM\17I\bf\e7=]\86\94\c9#\08\f1\bd\bc\be\ff\f5\ed\fe\07\be\96\014ex\ec\f4\bd\8f>4\90EG!>j\91\0eX=-$>g6\abj@a2\be\0eI^\8d\19)G\bep\8a\8e\1d\eazK\be\92%k\ee\adtY>\f4\90[`ha\92>lC\\\a4\b7\d0\91>3;;\b6^\d9\b1>\94\f3/\88\d0\99\a1>\ff\9dN\04\9e2\ba>\0b(@\0f\08\d7\9b>p\9bL6\92\88\b1>\d2a\9c{\ad\f6\7f>\c6\83P\ca_\fb\91>\fa\e7\97\\\c1c\ea\bdeIp\8erY\e4=\ec\b2\95\9dH\f4\fd=\cf\ae\88\eb\8ff\f5\bd\f1<~\e4]\b1\fa\bdI\123+ |\e6=\cav\ee\83\07\d3\12>\b3\c5\c1\f2)\b8\f6\bd\bf\c5\1e\14|\c60\be!\f3\07\82\e8\de\0b>L\0fm\f4\bc\f2D>\03\19\14\de\92\d8\15>uO\7f\8b8xX\beVD\8eT\90yS\be\ec\bd\d7\16\05ai>\c9_\9a\c9\b3\b2~>\01\00\daM\0f\17b\be\9a\e5\96\cb\e5\c6\a3\be\0b\cc\19\c0\8a\ee\a1\be\90\f6d\96\e55\c0>>\96+\8e\8f\9d\d3>E\82+\16\cf\98\f6>.\cc\91e\0b\11\f1>\84\a4\84\f6\93f\08?\9f\dd\ef\15\c2\1c\f2>3HHbI\04\05?%!}z\0e\91\d9>\11\00\db\e3\e9\1b\ea>\ee\bd\1aD\bc\1e\d4=\8c0f\\Su\d4\bdQ\0e&\cc\rk\e5\bdI\be\90\8b_\a8\e5=A.\cc}.b\bf=\f8\\\b0d\8b\1e\bb\bd\1a\a8\149&\aa\e2\bd\b6\de\81\15\b8%\e1=\bb\a7\97D\8d\16\13>\faC\"\e6s@\12\be\8fT-\91\b29\'\be\12%\fc\fc\ff\b2%>\1789-\db\eb9>\e9\'\9e\0cmf7\beP\cd\e9\\\c5\ceQ\be\94\9d\86\be\c1\c0N>\0f\d8\ea\86\0e\94i>\"\bd\87\ab\af\a1d\be\c3Fc\f2\8d\9e\82\be\d7\a1\0b\93e\d0z>\b0\90\9auA \9c>\b2\ab\a1\fc\90M\90\be1n\dc\8fF\00\b6\be\06\b4\a00N\f2\9c>\8d$\d4\ba\dfr\d1>\b1\15UF\c3\ab\aa>C\1e\ea5\a2\c7\e9\be\92/\cb\a4\80\e1\f4\be\c8R;xCT\f2>\n\f8j\ee\ae\e4+?6\8bq\9b\bd\9f4?%\abD\bb\05>M?9\10\1a\c7\c0\e8@?9\d8\f1\bes\edQ?\f9\93K\89\ecD/?8\a4$\15\85\93<?\"\f9`\08\c7\0b\c1=\c0K%\ec\9el\c2\bd\da\a2\b9\f2\eb:\d1\bd\04\84\05e!\a8\d2=\19[\81\ed,\\\bc\bd\1b.,\94\f0\16\be=.\b8\99\dc \99\80\bd\a7^Q\r\e0\e2w=i3k\"m\ff\fa=\a863\ec;\13\fd\bd\93\1a\n\0b\90\9d\t\be\a9\fa2P2\df\0b>gm$\05Z5\17>\17C\d3\cf\c6S\19\bes\82\e4s\9cN0\bep$\861\e5\b21>l\06\e4\a8\1c(F>\14\deG\fc\a2\0bH\bed\00\8b3A\8d]\be\ab\1e\bf\b0\ac\t`>:\84\9c\10\ce\b5t>\16g\f6\ba\fekv\be\fc\r\01\97Xd\8e\be|\d3\ca\f5\08^\90>W\86\cc\8d\19c\a7>\9bF\bd\0f\05\f4\a8\be\c5Rt\bdE\0c\c3\be\c1\d04Km\f6\c3>\ae\b4Qj\cc\96\e0>\e0\tz\9aZ\c6\e0\be\01\88\85\a1\11H\ff\be\06\90\c1i\e75\fd>t\cc\ea_\'/ ?\dcK\94\e6\1b\'\18\bf\8ec\af\b4\7fxB\bf\f7\c4\d9b\8f\94\16?lQ\c8\bcR8e?\8d/\d8\8aJ\8b\81?PL\e9?P\05\84?G\e4\a6\8c\95D\93?\a8\a3\91\83\89I{?R^&{<\e6\85?s\05O\a6S\ad\a5\bdD\beL\b9A\d3\a7=\e8\10\8e\bb\9e8\b5=\b0\da@HUe\b7\bd\a9\bf\d1(n\9e\a1=\f6\da\c5:\15\14\a3\bd\t\a9/!\9c\b7\a0\bd\10t+\fc\13\c8\a1=/\fb\c2}\a45\d9\bd\bb\ru?\fd\17\dc=Yt\05\86U\e1\ea=z\1c?D\80\12\ee\bd~\e9\f2\f1\b4I\f7\bd\1b\e7$\b9y?\fa=L[\1e\"\c3\a5\0c>\13\80\cf\c7\86=\10\be\d2\adv\d7\08\93\"\be\fcv\fbb\ce*%>\8c\ef-)\e9\de7>\92\89\db\15\cd[;\be\15\feM\ce\11\81O\ben\b5\f92X.R>\b4\1a\9e\10O\8de>\f6\e6\r\c6\85\14i\be\08\94\83\ee\d0\b2~\bei\8eDl\11\08\82>7<\90k\11\e2\96>G5 \03\f5.\9b\be\e8\f6\baQ\da\fc\b1\be\ffp\d3?A\a8\b5>\d87\8c\98v\1f\ce>\9d\fc7f\ado\d2\be\a1\ed\16p\8b;\eb\beE\94E\0f\b4\04\f1>\b9r\f8H\9f\17\0b?(G\88\8dEe\11\bf\1c}Pyy\82.\bf\05\d8E\cd#P4?dU\92\a7\b8WT?}Jhc4l\\\bfx\ba\fcoHc\81\bf{x\ac\f0\d0\17\89?{\9aDe\02D\b6?\044\e5\a8\1c\b2\c3?_\9an4\e7\08\be?\e6\a5e\94E\9d\c4?\bd\17\df\fe\f1\"\85=_\0b\a0w\13>\87\bdy\dd\14\c9\97\b1\94\bd\beqL\d6\85\d3\96=\83\84}H\bf\a7\8f\bd\f3p\ac}J!\91=\9f9mus\c8\96=\8fNF\c6\n\85\98\bd\\\d7\0bId\18\ba=y\1c\"\d9\b7\04\bd\bdO%^\ec\b5\a4\ca\bd\87\94s\96-\cd\cd=\bc9\f3\e2\af~\d1=\af\8fGuO\f7\d3\bd\de;\c3\1e\9d\8f\e6\bdS\1a\1f)s\d7\e9=C\8aEB\dfo\ff=\ed\cdH\a8\c9\t\02\be(|\11o\e2\r\14\be\e6~\c0.\9e.\17>\0fo\cf\9e\07Q*>|\f6\ee\bc\ce\ae.\be\be\b3\a9\cf\0e\0fB\be\8a\94\e5\19\fb@E>\r\d9\1c\e5c\cbY>1\\\95\b4A\b2^\be<\c6\a4\f1\a0Gs\be\cb1i3w@w>\86\e1T\93\1bj\8e>\d6\cc\bf\f0\a3\a4\92\be\a2\b7\1aZ\e1\93\a9\be\92V\a3\17y\01\b0>\e3]}\1brA\c7>\03\ccA\db=\e7\cd\bei\c8KIoQ\e7\bex\'\c9Ta\1e\ef>U\97<-\be\90\n?\c3\8fP\e5V\b9\12\bf\0b\82\81W\8d\r2\bfpd\a3\bb\aa\d8;?{]|\fcP\05`?\8e\e5E\06D\98m\bf*5\8b\8dN\e6\96\bf\a9D\83.\13.\b3?\02d\18\b7G\0c\ef?F\cfv\84\fc\82\f1?")
 (data $13 (i32.const 11168) "\04\00\00\00\07\00\00\00\n\00\00\00\0e\00\00\00\12\00\00\00\15\00\00\00\17\00\00\00\17")
 (data $14 (i32.const 11200) "\0c\00\00\00\11\00\00\00\16\00\00\00(")
 (data $15 (i32.const 11222) "\82@\00\00\00\00\00 \8c@\00\00\00\00\00\00\99@\00\00\00\00\00 \ac@\00\00\00\00\00\f9\d5@\00\00\00\00\00\f9\f5@\00\00\00\00\80\84NA")
 (data $16 (i32.const 11272) "\n\00\00\00\08\00\00\00\07\00\00\00\05\00\00\00\04\00\00\00\03\00\00\00\02")
 (data $18 (i32.const 11371) "\f8\ff\ff\ff\ff")
 (data $19 (i32.const 11376) "\ff\ff\ff\ff\ff\ff\0f")
 (data $20 (i32.const 11390) "\f0\7f")
 (data $21 (i32.const 11398) "\f0?")
 (data $22 (i32.const 11406) "\e0\7f")
 (data $23 (i32.const 11414) "0C")
 (data $24 (i32.const 11416) "\ff\03\00\00\00\000C")
 (data $25 (i32.const 11430) "\c8B")
 (data $26 (i32.const 11432) "UUUUUU\e5?")
 (data $27 (i32.const 11440) "UUUUUU\85<")
 (data $28 (i32.const 11448) "\9a\99\99\99\99\99\d9?")
 (data $29 (i32.const 11456) "\92$I\92$I\d2?")
 (data $30 (i32.const 11464) "\1c\c7q\1c\c7q\cc?")
 (data $31 (i32.const 11478) "p\01")
 (data $32 (i32.const 11486) "pL")
 (data $33 (i32.const 11494) "i@")
 (data $34 (i32.const 11497) "8\fa\feB.\e6?")
 (data $35 (i32.const 11504) "0g\c7\93W\f3.=")
 (data $36 (i32.const 11512) "\fe\82+eG\15\f7?")
 (data $37 (i32.const 11526) "8C")
 (data $38 (i32.const 11528) "\tm\a8\13F\12\e6=\98\d8\f8\ef\d8\ee!>\e4D\f5gE\e6Z>\\\9fx\b7O~\92>4\c7V\a5\e3\1d\c7>\1a\a0\01\1a\a0\01\fa>\1a\a0\01\1a\a0\01*?\17l\c1\16l\c1V?\11\11\11\11\11\11\81?UUUUUU\a5?UUUUUU\c5?\00\00\00\00\00\00\e0?")
 (export "heap_allocate" (func $assembly/core/heap/heap_allocate))
 (export "heap_free" (func $assembly/core/heap/heap_free))
 (export "heap_limit" (func $assembly/core/heap/heap_limit))
 (export "heap_reserved" (func $assembly/core/heap/heap_reserved))
 (export "heap_used" (func $assembly/core/heap/heap_used))
 (export "fused_madd" (func $assembly/core/fused/fused_madd))
 (export "bessel_scratch_bytes_f64" (func $assembly/bessel/logBessel/bessel_scratch_bytes_f64))
 (export "log_bessel_f64" (func $assembly/bessel/logBessel/log_bessel_f64))
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
  i32.const 1136
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
  i32.const 1024
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
    i32.const 11376
    v128.load64_splat
    v128.and
    i32.const 11392
    v128.load64_splat
    v128.or
    local.tee $5
    i32.const 11424
    v128.load64_splat
    f64x2.add
    local.tee $6
    i32.const 11424
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
    i32.const 11400
    v128.load64_splat
    local.get $4
    i32.const 11384
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
    i32.const 11432
    v128.load64_splat
    local.get $5
    i32.const 11448
    v128.load64_splat
    local.get $5
    i32.const 11456
    v128.load64_splat
    f64x2.mul
    f64x2.add
    f64x2.mul
    f64x2.add
    f64x2.mul
    local.set $9
    local.get $4
    i32.const 52
    i64x2.shr_u
    i32.const 11408
    v128.load64_splat
    v128.or
    i32.const 11416
    v128.load64_splat
    f64x2.sub
    local.get $0
    v128.load offset=29120
    f64x2.add
    local.tee $4
    i32.const 8640
    v128.load64_splat
    f64x2.mul
    local.tee $10
    local.get $6
    i32x4.extract_lane 0
    i32.const 4
    i32.shl
    i32.const 4528
    i32.add
    v128.load
    local.tee $11
    local.get $6
    i32x4.extract_lane 2
    i32.const 4
    i32.shl
    i32.const 4528
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
    i32.const 8640
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
  i32.const 1136
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
  i32.const 1136
  i32.add
  local.get $0
  i32.store
  local.get $1
  i32.const 4
  i32.shr_u
  local.tee $0
  i32.const 2
  i32.shl
  i32.const 1024
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
  i32.const 1136
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
   i32.const 1024
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
    i32.const 1024
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
   i32.const 1136
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
    i32.const 11472
    v128.load64_splat
    f64x2.lt
    local.set $3
    v128.const i32x4 0x00000000 0x40000000 0x00000000 0x40000000
    i32.const 11392
    v128.load64_splat
    local.get $0
    v128.load offset=33280
    local.tee $9
    i32.const 11376
    v128.load64_splat
    v128.and
    i32.const 11392
    v128.load64_splat
    v128.or
    local.tee $4
    local.get $2
    i32.const 11480
    v128.load64_splat
    f64x2.mul
    local.get $2
    local.get $3
    v128.bitselect
    local.tee $2
    i32.const 11376
    v128.load64_splat
    v128.and
    i32.const 11392
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
    i32.const 11424
    v128.load64_splat
    f64x2.add
    local.tee $7
    i32.const 11424
    v128.load64_splat
    f64x2.sub
    local.tee $4
    local.get $5
    i32.const 11368
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
    i32.const 11392
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
    i32.const 11408
    v128.load64_splat
    v128.or
    i32.const 11416
    v128.load64_splat
    f64x2.sub
    local.get $2
    i32.const 52
    i64x2.shr_u
    i32.const 11408
    v128.load64_splat
    v128.or
    i32.const 11416
    v128.load64_splat
    f64x2.sub
    f64x2.sub
    local.get $0
    v128.load offset=29120
    local.get $3
    i32.const 11488
    v128.load64_splat
    v128.and
    f64x2.add
    f64x2.add
    local.get $6
    i32.const 11392
    v128.load64_splat
    v128.and
    f64x2.sub
    local.tee $27
    i32.const 8640
    v128.load64_splat
    f64x2.mul
    local.tee $2
    local.get $7
    i32x4.extract_lane 0
    i32.const 4
    i32.shl
    i32.const 4528
    i32.add
    v128.load
    local.tee $5
    local.get $7
    i32x4.extract_lane 2
    i32.const 4
    i32.shl
    i32.const 4528
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
    i32.const 11432
    v128.load64_splat
    f64x2.mul
    local.tee $29
    local.get $27
    i32.const 8640
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
    i32.const 11368
    v128.load64_splat
    v128.and
    local.tee $21
    f64x2.sub
    local.set $31
    local.get $16
    local.get $16
    i32.const 11368
    v128.load64_splat
    v128.and
    local.tee $22
    f64x2.sub
    local.set $23
    local.get $19
    local.get $19
    i32.const 11368
    v128.load64_splat
    v128.and
    local.tee $32
    f64x2.sub
    local.set $33
    local.get $18
    local.get $18
    i32.const 11368
    v128.load64_splat
    v128.and
    local.tee $2
    f64x2.sub
    local.set $3
    local.get $5
    local.get $6
    i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31
    local.get $27
    i32.const 8640
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
    i32.const 11400
    v128.load64_splat
    local.get $9
    i32.const 11384
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
    i32.const 11432
    v128.load64_splat
    local.tee $5
    i32.const 11368
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
    i32.const 11432
    v128.load64_splat
    f64x2.mul
    local.get $19
    i32.const 11440
    v128.load64_splat
    f64x2.mul
    f64x2.add
    f64x2.add
    f64x2.add
    f64x2.add
    local.get $19
    local.get $18
    f64x2.mul
    i32.const 11448
    v128.load64_splat
    local.get $18
    i32.const 11456
    v128.load64_splat
    local.get $18
    i32.const 11464
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
 (func $assembly/bessel/buckets/scatter (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (param $4 i32)
  (local $5 i32)
  (local $6 i32)
  loop $for-loop|0
   local.get $0
   local.get $5
   i32.gt_s
   if
    local.get $3
    local.get $1
    local.get $5
    i32.const 2
    i32.shl
    i32.add
    i32.load offset=74880
    local.tee $6
    i32.const 2147483647
    i32.and
    i32.const 3
    i32.shl
    i32.add
    f64.const nan:0x8000000000000
    local.get $1
    local.get $2
    i32.add
    local.get $5
    i32.const 3
    i32.shl
    i32.add
    f64.load
    local.get $4
    i32.eqz
    local.get $6
    i32.const 0
    i32.lt_s
    i32.and
    select
    f64.store
    local.get $5
    i32.const 1
    i32.add
    local.set $5
    br $for-loop|0
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
   i32.const 11648
   i32.lt_u
   if (result i32)
    i32.const 16
    call $assembly/core/heap/growMemory
   else
    i32.const 1
   end
   if (result i32)
    i32.const 11632
    global.set $assembly/core/heap/heapStart
    i32.const 11648
    global.set $assembly/core/heap/heapEnd
    i32.const 11632
    i32.const 1279353653
    i32.store
    i32.const 11636
    i32.const 0
    i32.store
    i32.const 11640
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
 (func $assembly/bessel/special/limits (param $0 i32) (param $1 i32) (param $2 i32)
  (local $3 f64)
  (local $4 f64)
  (local $5 i32)
  loop $for-loop|0
   local.get $0
   local.get $1
   i32.lt_u
   if
    local.get $0
    block $__inlined_func$assembly/bessel/special/limitOfI$3 (result f64)
     f64.const nan:0x8000000000000
     local.get $0
     f64.load
     local.tee $4
     f64.const inf
     f64.eq
     local.tee $5
     local.get $0
     f64.load offset=4160
     local.tee $3
     f64.const inf
     f64.eq
     i32.and
     local.get $4
     f64.const 0
     f64.ge
     i32.eqz
     local.get $3
     f64.const 0
     f64.ge
     i32.eqz
     i32.or
     i32.or
     br_if $__inlined_func$assembly/bessel/special/limitOfI$3
     drop
     f64.const 0
     f64.const -inf
     local.get $4
     f64.const 0
     f64.eq
     select
     local.get $3
     f64.const 0
     f64.eq
     br_if $__inlined_func$assembly/bessel/special/limitOfI$3
     drop
     f64.const -inf
     f64.const inf
     i32.const 1
     local.get $2
     local.get $5
     select
     select
    end
    f64.store offset=66560
    local.get $0
    f64.const nan:0x8000000000000
    f64.const inf
    f64.const -inf
    local.get $4
    f64.const inf
    f64.eq
    local.tee $5
    local.get $3
    f64.const 0
    f64.eq
    i32.or
    select
    local.get $5
    local.get $3
    f64.const inf
    f64.eq
    i32.and
    local.get $4
    f64.const 0
    f64.ge
    i32.eqz
    local.get $3
    f64.const 0
    f64.ge
    i32.eqz
    i32.or
    i32.or
    select
    f64.store offset=70720
    local.get $0
    i32.const 8
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
    v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x3fe00000
    f64x2.mul
    local.tee $4
    local.get $4
    f64x2.mul
    local.set $10
    local.get $0
    v128.load offset=4176
    v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x3fe00000
    f64x2.mul
    local.tee $4
    local.get $4
    f64x2.mul
    local.set $11
    v128.const i32x4 0x00000000 0x3ff00000 0x00000000 0x3ff00000
    local.set $5
    v128.const i32x4 0x00000000 0x3ff00000 0x00000000 0x3ff00000
    local.set $6
    v128.const i32x4 0x00000000 0x3ff00000 0x00000000 0x3ff00000
    local.set $4
    v128.const i32x4 0x00000000 0x3ff00000 0x00000000 0x3ff00000
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
    v128.const i32x4 0x00000000 0x3ff00000 0x00000000 0x3ff00000
    f64x2.add
    f64x2.mul
    v128.store offset=8320
    local.get $0
    local.get $7
    local.get $9
    v128.const i32x4 0x00000000 0x3ff00000 0x00000000 0x3ff00000
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
  loop $for-loop|0
   local.get $0
   local.get $1
   i32.lt_u
   if
    local.get $0
    v128.load
    local.tee $6
    v128.const i32x4 0x00000000 0x3ff00000 0x00000000 0x3ff00000
    local.get $0
    v128.load offset=41600
    local.tee $4
    f64x2.sub
    local.tee $7
    f64x2.mul
    local.tee $8
    local.get $0
    v128.load offset=58240
    local.tee $5
    f64x2.add
    local.tee $3
    local.get $8
    f64x2.sub
    local.set $10
    local.get $7
    local.get $7
    i32.const 11368
    v128.load64_splat
    v128.and
    local.tee $9
    f64x2.sub
    local.set $11
    local.get $6
    local.get $6
    i32.const 11368
    v128.load64_splat
    v128.and
    local.tee $12
    f64x2.sub
    local.set $13
    local.get $8
    local.get $3
    local.get $10
    f64x2.sub
    f64x2.sub
    local.get $5
    local.get $10
    f64x2.sub
    f64x2.add
    local.get $12
    local.get $9
    f64x2.mul
    local.get $8
    f64x2.sub
    local.get $12
    local.get $11
    f64x2.mul
    f64x2.add
    local.get $13
    local.get $9
    f64x2.mul
    f64x2.add
    local.get $13
    local.get $11
    f64x2.mul
    f64x2.add
    local.get $6
    v128.const i32x4 0x00000000 0x3ff00000 0x00000000 0x3ff00000
    local.get $7
    local.get $7
    v128.const i32x4 0x00000000 0x3ff00000 0x00000000 0x3ff00000
    f64x2.sub
    local.tee $5
    f64x2.sub
    f64x2.sub
    local.get $4
    f64x2.neg
    local.get $5
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
     v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
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
    v128.const i32x4 0x00000000 0x40080000 0x00000000 0x40080000
    f64x2.add
    local.tee $5
    v128.store offset=33280
    local.get $0
    local.get $3
    local.get $5
    local.get $5
    local.get $3
    f64x2.sub
    local.tee $3
    f64x2.sub
    f64x2.sub
    v128.const i32x4 0x00000000 0x40080000 0x00000000 0x40080000
    local.get $3
    f64x2.sub
    f64x2.add
    v128.store offset=37440
    local.get $0
    v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
    v128.store offset=29120
    v128.const i32x4 0x00000000 0x3ff80000 0x00000000 0x3ff80000
    v128.const i32x4 0x00000000 0x402e0000 0x00000000 0x402e0000
    local.get $2
    v128.const i32x4 0x00000000 0x40180000 0x00000000 0x40180000
    f64x2.add
    f64x2.div
    f64x2.sub
    local.tee $6
    local.get $6
    f64x2.mul
    local.set $5
    i32.const 8720
    v128.load64_splat
    local.set $2
    v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
    local.set $3
    i32.const 8728
    local.set $4
    loop $for-loop|1
     local.get $4
     i32.const 9048
     i32.lt_u
     if
      local.get $4
      v128.load64_splat
      local.get $3
      local.get $5
      f64x2.mul
      f64x2.add
      local.set $3
      local.get $4
      v128.load64_splat offset=8
      local.get $2
      local.get $5
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
    local.get $6
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
 (func $assembly/bessel/macdonald/temme (param $0 i32) (param $1 i32)
  (local $2 v128)
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
  (local $14 v128)
  (local $15 v128)
  (local $16 v128)
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
    local.tee $9
    local.get $9
    f64x2.mul
    local.set $10
    local.get $0
    v128.load offset=41600
    local.get $0
    v128.load offset=45760
    f64x2.add
    f64x2.neg
    local.set $8
    i32.const 9056
    v128.load64_splat
    local.set $6
    i32.const 9152
    v128.load64_splat
    local.set $7
    i32.const 8
    local.set $3
    loop $for-loop|1
     local.get $3
     i32.const 96
     i32.lt_u
     if
      local.get $3
      i32.const 9056
      i32.add
      v128.load64_splat
      local.get $6
      local.get $10
      f64x2.mul
      f64x2.add
      local.set $6
      local.get $3
      i32.const 9152
      i32.add
      v128.load64_splat
      local.get $7
      local.get $10
      f64x2.mul
      f64x2.add
      local.set $7
      local.get $3
      i32.const 8
      i32.add
      local.set $3
      br $for-loop|1
     end
    end
    local.get $7
    local.get $9
    local.get $6
    f64x2.mul
    local.tee $2
    f64x2.sub
    local.set $11
    local.get $7
    local.get $2
    f64x2.add
    local.set $12
    local.get $9
    local.get $8
    f64x2.mul
    local.tee $13
    i32.const 11512
    v128.load64_splat
    f64x2.mul
    i32.const 11520
    v128.load64_splat
    local.tee $14
    f64x2.add
    local.tee $15
    local.get $14
    f64x2.sub
    local.set $4
    local.get $13
    local.get $4
    i32.const 11496
    v128.load64_splat
    f64x2.mul
    f64x2.sub
    local.tee $2
    local.get $4
    i32.const 11504
    v128.load64_splat
    f64x2.mul
    local.tee $16
    f64x2.sub
    local.set $4
    i32.const 11528
    v128.load64_splat
    local.set $5
    i32.const 11536
    local.set $3
    loop $for-loop|2
     local.get $3
     i32.const 11624
     i32.lt_u
     if
      local.get $3
      v128.load64_splat
      local.get $5
      local.get $4
      f64x2.mul
      f64x2.add
      local.set $5
      local.get $3
      i32.const 8
      i32.add
      local.set $3
      br $for-loop|2
     end
    end
    v128.const i32x4 0x00000000 0x3ff00000 0x00000000 0x3ff00000
    v128.const i32x4 0x00000000 0x3ff00000 0x00000000 0x3ff00000
    local.get $2
    local.get $4
    local.get $4
    f64x2.mul
    local.get $5
    f64x2.mul
    local.get $16
    f64x2.sub
    f64x2.add
    f64x2.add
    local.get $15
    local.get $14
    i64x2.sub
    i32.const 52
    i64x2.shl
    i64x2.add
    local.tee $2
    f64x2.div
    local.tee $4
    v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x3fe00000
    f64x2.mul
    local.get $12
    f64x2.div
    local.set $5
    local.get $0
    v128.load offset=4160
    v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x3fe00000
    f64x2.mul
    local.tee $14
    local.get $14
    f64x2.mul
    local.set $14
    local.get $6
    local.get $2
    local.get $4
    f64x2.add
    v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x3fe00000
    f64x2.mul
    f64x2.mul
    local.get $7
    v128.const i32x4 0x00000000 0x3ff00000 0x00000000 0x3ff00000
    v128.const i32x4 0x55555555 0x3fc55555 0x55555555 0x3fc55555
    v128.const i32x4 0x11111111 0x3f811111 0x11111111 0x3f811111
    v128.const i32x4 0x1a01a01a 0x3f2a01a0 0x1a01a01a 0x3f2a01a0
    v128.const i32x4 0xa556c734 0x3ec71de3 0xa556c734 0x3ec71de3
    v128.const i32x4 0x67f544e4 0x3e5ae645 0x67f544e4 0x3e5ae645
    v128.const i32x4 0x13a86d09 0x3de61246 0x13a86d09 0x3de61246
    v128.const i32x4 0xe733b81f 0x3d6ae7f3 0xe733b81f 0x3d6ae7f3
    v128.const i32x4 0x7030ad4a 0x3ce952c7 0x7030ad4a 0x3ce952c7
    local.get $13
    local.get $13
    f64x2.mul
    local.tee $6
    f64x2.mul
    f64x2.add
    local.get $6
    f64x2.mul
    f64x2.add
    local.get $6
    f64x2.mul
    f64x2.add
    local.get $6
    f64x2.mul
    f64x2.add
    local.get $6
    f64x2.mul
    f64x2.add
    local.get $6
    f64x2.mul
    f64x2.add
    local.get $6
    f64x2.mul
    f64x2.add
    local.get $6
    f64x2.mul
    f64x2.add
    local.get $2
    local.get $4
    f64x2.sub
    v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x3fe00000
    f64x2.mul
    local.get $13
    f64x2.div
    local.get $6
    v128.const i32x4 0x00000000 0x3ff00000 0x00000000 0x3ff00000
    f64x2.lt
    v128.bitselect
    f64x2.mul
    local.get $8
    f64x2.mul
    f64x2.add
    local.get $11
    local.get $12
    f64x2.mul
    f64x2.div
    local.tee $6
    local.set $7
    local.get $2
    v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x3fe00000
    f64x2.mul
    local.get $11
    f64x2.div
    local.tee $2
    local.set $8
    v128.const i32x4 0x00000000 0x3ff00000 0x00000000 0x3ff00000
    local.set $4
    i32.const 1
    local.set $3
    loop $for-loop|3
     local.get $3
     i32.const 12
     i32.le_s
     if
      local.get $2
      local.get $5
      f64x2.add
      local.get $3
      f64.convert_i32_s
      f64x2.splat
      local.tee $11
      local.get $6
      f64x2.mul
      f64x2.add
      v128.const i32x4 0x00000000 0x3ff00000 0x00000000 0x3ff00000
      local.get $3
      local.get $3
      i32.mul
      f64.convert_i32_s
      f64x2.splat
      local.get $10
      f64x2.sub
      f64x2.div
      local.tee $12
      f64x2.mul
      local.set $6
      local.get $5
      local.get $11
      local.get $9
      f64x2.sub
      local.get $12
      f64x2.mul
      f64x2.mul
      local.set $5
      local.get $7
      local.get $4
      local.get $14
      f64.const 1
      local.get $3
      f64.convert_i32_s
      f64.div
      f64x2.splat
      f64x2.mul
      f64x2.mul
      local.tee $4
      local.get $6
      f64x2.mul
      f64x2.add
      local.set $7
      local.get $8
      local.get $4
      local.get $2
      local.get $11
      local.get $9
      f64x2.add
      local.get $12
      f64x2.mul
      f64x2.mul
      local.tee $2
      local.get $11
      local.get $6
      f64x2.mul
      f64x2.sub
      f64x2.mul
      f64x2.add
      local.set $8
      local.get $3
      i32.const 1
      i32.add
      local.set $3
      br $for-loop|3
     end
    end
    local.get $0
    local.get $7
    v128.store offset=8320
    local.get $0
    local.get $8
    v128.store offset=16640
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
  (local $6 i32)
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
    local.get $0
    v128.load offset=20800
    local.tee $4
    f64x2.sub
    local.set $8
    local.get $0
    v128.load offset=4160
    v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x3fe00000
    f64x2.mul
    local.tee $2
    local.get $2
    f64x2.mul
    local.set $9
    local.get $0
    v128.load offset=8320
    local.set $3
    local.get $0
    v128.load offset=16640
    local.set $2
    v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
    local.set $5
    local.get $4
    f64x2.extract_lane 0
    local.get $4
    f64x2.extract_lane 1
    f64.max
    i32.trunc_f64_s
    local.set $6
    loop $for-loop|1
     local.get $6
     i32.const 0
     i32.gt_s
     if
      local.get $4
      local.get $5
      f64x2.gt
      local.set $7
      local.get $8
      local.get $5
      v128.const i32x4 0x00000000 0x3ff00000 0x00000000 0x3ff00000
      f64x2.add
      local.tee $5
      f64x2.add
      local.get $2
      f64x2.mul
      local.get $9
      local.get $3
      f64x2.mul
      f64x2.add
      local.get $2
      local.get $3
      local.get $7
      v128.bitselect
      local.set $3
      local.get $2
      local.get $7
      v128.bitselect
      local.set $2
      local.get $6
      i32.const 1
      i32.sub
      local.set $6
      br $for-loop|1
     end
    end
    local.get $0
    local.get $3
    v128.store offset=8320
    local.get $0
    local.get $2
    v128.store offset=16640
    local.get $0
    v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
    v128.store offset=12480
    local.get $0
    v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
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
  (local $4 i32)
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
    v128.const i32x4 0x00000000 0x01700000 0x00000000 0x01700000
    f64x2.lt
    local.set $6
    local.get $4
    local.get $5
    v128.const i32x4 0x00000000 0x4c700000 0x00000000 0x4c700000
    f64x2.mul
    local.get $5
    local.get $6
    v128.bitselect
    v128.store offset=33280
    local.get $4
    v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
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
   call $assembly/bessel/macdonald/temme
  else
   local.get $0
   local.get $1
   call $assembly/bessel/macdonald/fitted
  end
  local.get $0
  local.get $1
  call $assembly/bessel/macdonald/recur
  local.get $0
  local.get $1
  i32.const 8320
  i32.const 58240
  call $assembly/bessel/logarithm/logarithm
  v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
  v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x3fe00000
  local.get $2
  select
  local.set $9
  local.get $2
  if (result v128)
   v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
  else
   i32.const 8704
   v128.load64_splat
  end
  local.set $5
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
  local.set $10
  loop $for-loop|00
   local.get $0
   local.get $1
   i32.lt_u
   if
    local.get $0
    v128.load offset=58240
    local.tee $15
    local.get $0
    v128.load offset=20800
    local.get $9
    f64x2.add
    local.tee $16
    local.get $0
    v128.load offset=41600
    local.tee $7
    f64x2.mul
    local.tee $6
    f64x2.sub
    local.tee $12
    local.get $0
    v128.load offset=4160
    local.get $10
    f64x2.mul
    local.tee $11
    f64x2.add
    local.tee $13
    local.get $5
    f64x2.add
    local.set $17
    local.get $7
    local.get $7
    i32.const 11368
    v128.load64_splat
    v128.and
    local.tee $18
    f64x2.sub
    local.set $7
    local.get $16
    local.get $16
    i32.const 11368
    v128.load64_splat
    v128.and
    local.tee $14
    f64x2.sub
    local.set $8
    local.get $0
    local.get $17
    local.get $15
    local.get $12
    local.get $12
    local.get $15
    f64x2.sub
    local.tee $15
    f64x2.sub
    f64x2.sub
    local.get $6
    f64x2.neg
    local.get $15
    f64x2.sub
    f64x2.add
    local.get $12
    local.get $13
    local.get $13
    local.get $12
    f64x2.sub
    local.tee $12
    f64x2.sub
    f64x2.sub
    local.get $11
    local.get $12
    f64x2.sub
    f64x2.add
    f64x2.add
    local.get $13
    local.get $17
    local.get $17
    local.get $13
    f64x2.sub
    local.tee $11
    f64x2.sub
    f64x2.sub
    local.get $5
    local.get $11
    f64x2.sub
    f64x2.add
    f64x2.add
    local.get $0
    v128.load offset=62400
    local.get $14
    local.get $18
    f64x2.mul
    local.get $6
    f64x2.sub
    local.get $14
    local.get $7
    f64x2.mul
    f64x2.add
    local.get $8
    local.get $18
    f64x2.mul
    f64x2.add
    local.get $8
    local.get $7
    f64x2.mul
    f64x2.add
    local.get $16
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
    br $for-loop|00
   end
  end
 )
 (func $assembly/bessel/macdonald/fitted (param $0 i32) (param $1 i32)
  (local $2 i32)
  (local $3 v128)
  (local $4 v128)
  (local $5 i32)
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
  (local $20 i32)
  (local $21 v128)
  (local $22 v128)
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
    local.tee $12
    local.get $12
    f64x2.mul
    local.set $13
    local.get $0
    v128.load offset=16
    local.get $0
    v128.load offset=20816
    f64x2.sub
    local.tee $14
    local.get $14
    f64x2.mul
    local.set $15
    v128.const i32x4 0x00000000 0x40480000 0x00000000 0x40480000
    local.get $0
    v128.load offset=4160
    local.tee $18
    f64x2.div
    v128.const i32x4 0x00000000 0x402a0000 0x00000000 0x402a0000
    f64x2.sub
    v128.const i32x4 0x00000000 0x40260000 0x00000000 0x40260000
    f64x2.div
    local.set $16
    v128.const i32x4 0x00000000 0x40480000 0x00000000 0x40480000
    local.get $0
    v128.load offset=4176
    local.tee $19
    f64x2.div
    v128.const i32x4 0x00000000 0x402a0000 0x00000000 0x402a0000
    f64x2.sub
    v128.const i32x4 0x00000000 0x40260000 0x00000000 0x40260000
    f64x2.div
    local.set $17
    v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
    local.set $3
    v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
    local.set $4
    v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
    local.set $6
    v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
    local.set $7
    i32.const 9248
    local.set $2
    i32.const 0
    local.set $5
    loop $for-loop|1
     local.get $5
     i32.const 8
     i32.lt_s
     if
      local.get $2
      local.get $5
      i32.const 2
      i32.shl
      i32.const 11168
      i32.add
      i32.load
      i32.const 4
      i32.shl
      i32.add
      local.set $20
      local.get $2
      v128.load64_splat
      local.tee $8
      local.set $9
      local.get $2
      v128.load64_splat offset=8
      local.tee $10
      local.set $11
      local.get $2
      i32.const 16
      i32.add
      local.set $2
      loop $for-loop|2
       local.get $2
       local.get $20
       i32.lt_u
       if
        local.get $2
        v128.load64_splat
        local.tee $21
        local.get $8
        local.get $16
        f64x2.mul
        f64x2.add
        local.set $8
        local.get $2
        v128.load64_splat offset=8
        local.tee $22
        local.get $10
        local.get $16
        f64x2.mul
        f64x2.add
        local.set $10
        local.get $21
        local.get $9
        local.get $17
        f64x2.mul
        f64x2.add
        local.set $9
        local.get $22
        local.get $11
        local.get $17
        f64x2.mul
        f64x2.add
        local.set $11
        local.get $2
        i32.const 16
        i32.add
        local.set $2
        br $for-loop|2
       end
      end
      local.get $8
      local.get $3
      local.get $13
      f64x2.mul
      f64x2.add
      local.set $3
      local.get $10
      local.get $6
      local.get $13
      f64x2.mul
      f64x2.add
      local.set $6
      local.get $9
      local.get $4
      local.get $15
      f64x2.mul
      f64x2.add
      local.set $4
      local.get $11
      local.get $7
      local.get $15
      f64x2.mul
      f64x2.add
      local.set $7
      local.get $5
      i32.const 1
      i32.add
      local.set $5
      br $for-loop|1
     end
    end
    local.get $0
    local.get $3
    v128.store offset=8320
    local.get $0
    local.get $4
    v128.store offset=8336
    local.get $0
    v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x3fe00000
    local.get $18
    local.get $6
    f64x2.mul
    local.get $12
    local.get $3
    f64x2.mul
    f64x2.add
    f64x2.mul
    v128.store offset=16640
    local.get $0
    v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x3fe00000
    local.get $19
    local.get $7
    f64x2.mul
    local.get $14
    local.get $4
    f64x2.mul
    f64x2.add
    f64x2.mul
    v128.store offset=16656
    local.get $0
    i32.const 32
    i32.add
    local.set $0
    br $for-loop|0
   end
  end
 )
 (func $assembly/bessel/logBessel/log_bessel_f64 (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (param $4 i32) (param $5 i32) (param $6 i32) (param $7 i32) (param $8 i32)
  (local $9 i32)
  (local $10 i32)
  (local $11 v128)
  (local $12 i32)
  (local $13 i32)
  (local $14 i32)
  (local $15 i32)
  (local $16 i32)
  (local $17 i32)
  (local $18 v128)
  local.get $5
  i32.eqz
  i32.eqz
  i32.const 2
  i32.const 0
  local.get $6
  select
  i32.or
  local.set $13
  loop $for-loop|0
   local.get $0
   local.get $15
   i32.gt_s
   if
    i32.const 512
    local.get $0
    local.get $15
    i32.sub
    local.tee $9
    local.get $9
    i32.const 512
    i32.ge_s
    select
    local.tee $12
    local.get $1
    local.get $2
    local.get $15
    i32.mul
    i32.add
    local.get $2
    local.get $3
    local.get $4
    local.get $15
    i32.mul
    i32.add
    local.get $4
    local.get $8
    call $assembly/bessel/buckets/sort
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
      local.tee $9
      i32.const 11312
      i32.add
      i32.load
      i32.const 3
      i32.shl
      i32.add
      local.tee $10
      local.get $8
      local.get $9
      i32.const 11316
      i32.add
      i32.load
      i32.const 3
      i32.shl
      i32.add
      local.tee $16
      i32.lt_u
      if
       local.get $7
       i32.const 0
       i32.ne
       local.set $14
       local.get $17
       i32.const 11
       i32.eq
       if
        local.get $10
        local.get $16
        local.get $14
        call $assembly/bessel/special/limits
       else
        local.get $17
        i32.const 4
        i32.ge_s
        if
         local.get $10
         local.get $16
         local.get $17
         i32.const 2
         i32.shl
         i32.const 11256
         i32.add
         i32.load
         local.get $13
         local.get $14
         call $assembly/bessel/debye/debye
        else
         local.get $13
         i32.const 1
         i32.and
         if
          local.get $17
          i32.const 2
          i32.shl
          i32.const 11200
          i32.add
          i32.load
          local.set $9
          local.get $10
          local.get $16
          call $assembly/bessel/powerSeries/gammaFactor
          local.get $10
          local.get $16
          call $assembly/bessel/logarithm/logarithmOfQuotient
          local.get $10
          local.get $16
          local.get $9
          call $assembly/bessel/powerSeries/sums
          local.get $10
          local.set $9
          loop $for-loop|00
           local.get $9
           local.get $16
           i32.lt_u
           if
            local.get $9
            v128.const i32x4 0x00000000 0x3ff00000 0x00000000 0x3ff00000
            local.get $9
            v128.load offset=54080
            local.get $9
            v128.load offset=8320
            f64x2.div
            local.tee $11
            f64x2.add
            local.tee $18
            v128.store offset=8320
            local.get $9
            v128.const i32x4 0x00000000 0x3ff00000 0x00000000 0x3ff00000
            local.get $18
            local.get $18
            v128.const i32x4 0x00000000 0x3ff00000 0x00000000 0x3ff00000
            f64x2.sub
            local.tee $18
            f64x2.sub
            f64x2.sub
            local.get $11
            local.get $18
            f64x2.sub
            f64x2.add
            v128.store offset=12480
            local.get $9
            i32.const 16
            i32.add
            local.set $9
            br $for-loop|00
           end
          end
          local.get $10
          local.get $16
          i32.const 8320
          i32.const 58240
          call $assembly/bessel/logarithm/logarithm
          local.get $10
          local.get $16
          local.get $14
          call $assembly/bessel/powerSeries/logarithmOfI
         end
         local.get $13
         i32.const 2
         i32.and
         if
          local.get $10
          local.get $16
          local.get $17
          i32.eqz
          local.get $14
          call $assembly/bessel/macdonald/macdonald
         end
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
     local.get $12
     local.get $8
     i32.const 66560
     local.get $5
     local.get $15
     i32.const 3
     i32.shl
     i32.add
     i32.const 0
     call $assembly/bessel/buckets/scatter
    end
    local.get $6
    if
     local.get $12
     local.get $8
     i32.const 70720
     local.get $6
     local.get $15
     i32.const 3
     i32.shl
     i32.add
     i32.const 1
     call $assembly/bessel/buckets/scatter
    end
    local.get $15
    i32.const 512
    i32.add
    local.set $15
    br $for-loop|0
   end
  end
 )
 (func $assembly/bessel/logBessel/bessel_scratch_bytes_f64 (result i32)
  i32.const 83200
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
  i32.const 2736
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
    v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
    local.set $10
    v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
    local.set $11
    v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
    local.set $12
    v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
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
      i32.const 5
      i32.shl
      i32.const 16
      i32.add
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
    i32.const 11368
    v128.load64_splat
    v128.and
    local.tee $19
    f64x2.sub
    local.set $5
    local.get $18
    local.get $18
    i32.const 11368
    v128.load64_splat
    v128.and
    local.tee $6
    f64x2.sub
    local.set $7
    local.get $14
    local.get $14
    i32.const 11368
    v128.load64_splat
    v128.and
    local.tee $8
    f64x2.sub
    local.set $9
    local.get $15
    local.get $15
    i32.const 11368
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
    v128.const i32x4 0x00000000 0x3ff00000 0x00000000 0x3ff00000
    v128.const i32x4 0x00000000 0x65700000 0x00000000 0x65700000
    local.get $17
    v128.const i32x4 0x00000000 0x3ff00000 0x00000000 0x3ff00000
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
  loop $for-loop|0
   local.get $0
   local.get $1
   i32.lt_u
   if
    v128.const i32x4 0x00000000 0x1a700000 0x00000000 0x1a700000
    v128.const i32x4 0x00000000 0x3ff00000 0x00000000 0x3ff00000
    local.get $0
    v128.load
    local.tee $3
    local.get $0
    v128.load offset=4160
    local.tee $4
    f64x2.pmax
    v128.const i32x4 0x00000000 0x5f300000 0x00000000 0x5f300000
    f64x2.gt
    local.tee $9
    v128.bitselect
    local.set $2
    local.get $3
    local.get $2
    f64x2.mul
    local.tee $12
    local.get $12
    f64x2.mul
    local.tee $13
    local.get $4
    local.get $2
    f64x2.mul
    local.tee $5
    local.get $5
    f64x2.mul
    local.tee $7
    f64x2.add
    local.tee $14
    f64x2.sqrt
    local.tee $10
    local.get $10
    f64x2.mul
    local.set $8
    local.get $12
    local.get $12
    i32.const 11368
    v128.load64_splat
    v128.and
    local.tee $3
    f64x2.sub
    local.set $4
    local.get $5
    local.get $5
    i32.const 11368
    v128.load64_splat
    v128.and
    local.tee $15
    f64x2.sub
    local.set $5
    local.get $10
    local.get $10
    i32.const 11368
    v128.load64_splat
    v128.and
    local.tee $11
    f64x2.sub
    local.set $6
    local.get $12
    v128.const i32x4 0x00000000 0x3ff00000 0x00000000 0x3ff00000
    local.get $10
    f64x2.div
    local.tee $16
    f64x2.mul
    local.set $12
    local.get $0
    local.get $10
    v128.store offset=8320
    local.get $0
    local.get $14
    local.get $8
    f64x2.sub
    local.get $13
    local.get $14
    local.get $14
    local.get $13
    f64x2.sub
    local.tee $10
    f64x2.sub
    f64x2.sub
    local.get $7
    local.get $10
    f64x2.sub
    f64x2.add
    local.get $3
    local.get $3
    f64x2.mul
    local.get $13
    f64x2.sub
    local.get $3
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
    local.get $15
    local.get $15
    f64x2.mul
    local.get $7
    f64x2.sub
    local.get $15
    local.get $5
    f64x2.mul
    local.tee $3
    local.get $3
    f64x2.add
    f64x2.add
    local.get $5
    local.get $5
    f64x2.mul
    f64x2.add
    f64x2.add
    f64x2.add
    local.get $11
    local.get $11
    f64x2.mul
    local.get $8
    f64x2.sub
    local.get $11
    local.get $6
    f64x2.mul
    local.tee $3
    local.get $3
    f64x2.add
    f64x2.add
    local.get $6
    local.get $6
    f64x2.mul
    f64x2.add
    f64x2.sub
    f64x2.add
    local.get $16
    v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x3fe00000
    f64x2.mul
    f64x2.mul
    v128.store offset=12480
    local.get $0
    local.get $16
    local.get $2
    f64x2.mul
    v128.store offset=16640
    local.get $0
    local.get $12
    local.get $12
    f64x2.mul
    v128.store offset=20800
    local.get $0
    local.get $2
    v128.store offset=24960
    local.get $0
    local.get $9
    v128.const i32x4 0x00000000 0x4082c000 0x00000000 0x4082c000
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
    i32.const 11368
    v128.load64_splat
    v128.and
    local.tee $11
    f64x2.sub
    local.set $3
    local.get $7
    local.get $7
    i32.const 11368
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
    v128.const i32x4 0x00000000 0x3ff00000 0x00000000 0x3ff00000
    v128.const i32x4 0x00000000 0x65700000 0x00000000 0x65700000
    local.get $5
    v128.const i32x4 0x00000000 0x3ff00000 0x00000000 0x3ff00000
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
 (func $assembly/bessel/debye/debye (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (param $4 i32)
  (local $5 i32)
  (local $6 v128)
  (local $7 v128)
  (local $8 v128)
  (local $9 v128)
  (local $10 v128)
  (local $11 v128)
  local.get $0
  local.get $1
  call $assembly/bessel/debye/radius
  local.get $0
  local.set $5
  loop $for-loop|0
   local.get $1
   local.get $5
   i32.gt_u
   if
    local.get $5
    local.get $5
    v128.load
    local.get $5
    v128.load offset=24960
    f64x2.mul
    local.tee $6
    local.get $5
    v128.load offset=8320
    local.tee $7
    f64x2.add
    local.tee $8
    v128.store offset=33280
    local.get $5
    local.get $6
    local.get $8
    local.get $8
    local.get $6
    f64x2.sub
    local.tee $6
    f64x2.sub
    f64x2.sub
    local.get $7
    local.get $6
    f64x2.sub
    f64x2.add
    local.get $5
    v128.load offset=12480
    f64x2.add
    v128.store offset=37440
    local.get $5
    i32.const 16
    i32.add
    local.set $5
    br $for-loop|0
   end
  end
  local.get $0
  local.get $1
  call $assembly/bessel/logarithm/logarithmOfQuotient
  local.get $0
  local.get $1
  i32.const 8320
  i32.const 58240
  call $assembly/bessel/logarithm/logarithm
  local.get $0
  local.get $1
  local.get $2
  call $assembly/bessel/debye/series
  local.get $4
  if
   local.get $0
   local.get $1
   call $assembly/bessel/debye/scaledExponent
  else
   local.get $0
   local.get $1
   call $assembly/bessel/debye/exponent
  end
  local.get $3
  i32.const 1
  i32.and
  if
   local.get $0
   local.set $2
   loop $for-loop|00
    local.get $1
    local.get $2
    i32.gt_u
    if
     local.get $2
     local.get $2
     v128.load offset=33280
     local.tee $6
     local.get $2
     v128.load offset=58240
     v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x3fe00000
     f64x2.mul
     local.tee $7
     f64x2.sub
     local.tee $8
     i32.const 8672
     v128.load64_splat
     local.tee $9
     f64x2.sub
     local.tee $10
     local.get $2
     v128.load offset=49920
     local.get $2
     v128.load offset=54080
     f64x2.add
     local.get $6
     local.get $8
     local.get $8
     local.get $6
     f64x2.sub
     local.tee $6
     f64x2.sub
     f64x2.sub
     local.get $7
     f64x2.neg
     local.get $6
     f64x2.sub
     f64x2.add
     local.get $8
     local.get $10
     local.get $10
     local.get $8
     f64x2.sub
     local.tee $6
     f64x2.sub
     f64x2.sub
     local.get $9
     f64x2.neg
     local.get $6
     f64x2.sub
     f64x2.add
     f64x2.add
     local.get $2
     v128.load offset=37440
     local.get $2
     v128.load offset=62400
     v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x3fe00000
     f64x2.mul
     f64x2.sub
     f64x2.add
     f64x2.add
     f64x2.add
     v128.store offset=66560
     local.get $2
     i32.const 16
     i32.add
     local.set $2
     br $for-loop|00
    end
   end
  end
  local.get $3
  i32.const 2
  i32.and
  if
   loop $for-loop|01
    local.get $0
    local.get $1
    i32.lt_u
    if
     i32.const 8688
     v128.load64_splat
     local.tee $7
     local.get $0
     v128.load offset=33280
     local.tee $8
     local.get $0
     v128.load offset=58240
     v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x3fe00000
     f64x2.mul
     local.tee $9
     f64x2.add
     local.tee $10
     f64x2.sub
     local.tee $11
     local.get $7
     f64x2.sub
     local.set $6
     local.get $0
     local.get $11
     local.get $0
     v128.load offset=49920
     local.get $0
     v128.load offset=54080
     f64x2.sub
     local.get $7
     local.get $11
     local.get $6
     f64x2.sub
     f64x2.sub
     local.get $10
     f64x2.neg
     local.get $6
     f64x2.sub
     f64x2.add
     local.get $8
     local.get $10
     local.get $10
     local.get $8
     f64x2.sub
     local.tee $6
     f64x2.sub
     f64x2.sub
     local.get $9
     local.get $6
     f64x2.sub
     f64x2.add
     f64x2.sub
     local.get $0
     v128.load offset=37440
     local.get $0
     v128.load offset=62400
     v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x3fe00000
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
     br $for-loop|01
    end
   end
  end
 )
 (func $assembly/bessel/buckets/sort (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (param $4 i32) (param $5 i32)
  (local $6 i32)
  (local $7 i32)
  (local $8 i32)
  (local $9 f64)
  (local $10 f64)
  (local $11 i32)
  loop $for-loop|0
   local.get $6
   i32.const 12
   i32.le_s
   if
    local.get $6
    i32.const 2
    i32.shl
    i32.const 11312
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
   i32.gt_s
   if
    local.get $3
    local.get $4
    local.get $6
    i32.mul
    i32.add
    f64.load
    local.tee $9
    f64.const inf
    f64.lt
    local.get $9
    f64.const 0
    f64.gt
    i32.and
    local.get $1
    local.get $2
    local.get $6
    i32.mul
    i32.add
    f64.load
    local.tee $10
    f64.abs
    f64.const inf
    f64.lt
    i32.and
    local.set $11
    local.get $10
    local.get $10
    f64.mul
    local.get $9
    local.get $9
    f64.mul
    f64.add
    local.set $10
    i32.const 0
    local.set $7
    i32.const 0
    local.set $8
    loop $for-loop|2
     local.get $8
     i32.const 7
     i32.lt_s
     if
      local.get $7
      local.get $10
      local.get $8
      i32.const 3
      i32.shl
      i32.const 11216
      i32.add
      f64.load
      f64.ge
      i32.add
      local.set $7
      local.get $8
      i32.const 1
      i32.add
      local.set $8
      br $for-loop|2
     end
    end
    local.get $5
    local.get $6
    i32.const 2
    i32.shl
    i32.add
    local.get $7
    i32.const 3
    i32.add
    local.get $9
    f64.const 2
    f64.gt
    local.get $9
    f64.const 4
    f64.gt
    i32.add
    local.get $9
    f64.const 8
    f64.gt
    i32.add
    local.get $7
    select
    i32.const 11
    local.get $11
    select
    local.tee $7
    i32.store offset=79040
    local.get $7
    i32.const 2
    i32.shl
    i32.const 11312
    i32.add
    local.tee $7
    local.get $7
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
  i32.const 0
  local.set $7
  i32.const 0
  local.set $6
  loop $for-loop|3
   local.get $6
   i32.const 12
   i32.le_s
   if
    local.get $6
    i32.const 2
    i32.shl
    i32.const 11312
    i32.add
    local.tee $8
    i32.load
    local.set $11
    local.get $8
    local.get $7
    i32.store
    local.get $7
    local.get $11
    i32.add
    local.set $7
    local.get $6
    i32.const 1
    i32.add
    local.set $6
    br $for-loop|3
   end
  end
  i32.const 0
  local.set $6
  loop $for-loop|4
   local.get $0
   local.get $6
   i32.gt_s
   if
    local.get $5
    local.get $6
    i32.const 2
    i32.shl
    i32.add
    i32.load offset=79040
    i32.const 2
    i32.shl
    i32.const 11312
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
    br $for-loop|4
   end
  end
  i32.const 12
  local.set $0
  loop $for-loop|5
   local.get $0
   i32.const 0
   i32.gt_s
   if
    local.get $0
    i32.const 2
    i32.shl
    local.tee $1
    i32.const 11312
    i32.add
    local.get $1
    i32.const 11308
    i32.add
    i32.load
    i32.store
    local.get $0
    i32.const 1
    i32.sub
    local.set $0
    br $for-loop|5
   end
  end
  i32.const 11312
  i32.const 0
  i32.store
 )
)

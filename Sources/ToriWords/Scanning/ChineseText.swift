/// Whether Han characters are Chinese: no kana stand beside them, and some that Japanese does not write.
enum ChineseText {
  /// Whether a character is one that Chinese is full of and that Japanese standards (JIS X 0208 and 0213) have not.
  static func isTelling(_ scalar: UInt32) -> Bool { telling.contains(scalar) }

  private static let telling = Set(
    ("们这说时过现发动对应问间还进选门见话语经长马鸟鱼车东书买卖读让认识谁请谢钱铁银错难电脑飞龙风汉师张陈"
      + "郑权团围图圆场块处备够头夹夺奋妈娱婴孙实审宪宽宾寻导层岁岛币带庆库忆怀态惯愤战执扩扫扬护报拥择挥损换"
      + "挤样检标栏树杀桥枪欢毕氢汇泽洁测济润涨渐渔满滨滚灭炼烂热爱爷牵狱环玛畅疗疯盐监盘码砖础祸积稳穷竞笼签"
      + "简紧纠红纤约级纪纯纲纳纵纷纸纽线练组细织终绍绑结绕给绝统绩绪续维绵综绿缓编缘缩缴罗罚习联聪肃肠肿胀胁"
      + "胜脏脸腾舰艺节苏荡药莲获营萧蓝虑虽补衬观规视览觉订计讯议讨记讲许论设访证评词试诗诚询该详误诸课调谈谋"
      + "谓谨谱贝财责败货质贩贪购贯贵贷费贸资赋赏赐赔赖赛赞赢赵趋跃轨转轮软轻载较辅辆辈输辑边远违连迟邮邻酱释"
      + "针钉钟钢钥钩铃铅铜销锁锅锋锐键镇镜闪闭闲闹闻阅队阵阶际陆险隐雾韩页顶项顺须顾顿预领频题颜额飘饭饮饰饱"
      + "饼馆驱驶驻骂骄验骑骗鲁鲜鸡鸣鸭齐齿龟吗說为你您嗎呢吧啊咱哪业产亲亿仅仓仪优伟传伤伦伪侣侥侦侧侨").unicodeScalars.map(\.value))
}

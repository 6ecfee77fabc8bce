window.YTD.account.part0 = [
 {
  "account": {
   "username": "kamome_s",
   "accountId": "501",
   "accountDisplayName": "潮見かもめ"
  }
 }
]

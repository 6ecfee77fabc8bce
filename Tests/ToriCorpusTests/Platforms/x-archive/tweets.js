window.YTD.tweets.part0 = [
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "31"
     ]
    }
   },
   "retweeted": false,
   "entities": {
    "urls": []
   },
   "display_text_range": [
    "0",
    "9"
   ],
   "favorite_count": "4",
   "id_str": "31",
   "truncated": false,
   "retweet_count": "1",
   "id": "31",
   "created_at": "Tue Mar 03 15:20:01 +0000 2026",
   "full_text": "朝の便で着いた",
   "lang": "ja"
  }
 },
 {
  "tweet": {
   "edit_info": {},
   "entities": {
    "urls": []
   },
   "favorite_count": "0",
   "id_str": "32",
   "retweet_count": "0",
   "id": "32",
   "created_at": "Tue Mar 03 15:21:01 +0000 2026",
   "full_text": "すぐ帰る",
   "lang": "ja",
   "in_reply_to_status_id_str": "31"
  }
 }
]

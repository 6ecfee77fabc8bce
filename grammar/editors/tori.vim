" Vim syntax file for query files of tori (*.tq). Made from the table of words.
if exists("b:current_syntax")
  finish
endif
syntax case ignore

syntax keyword toriSource posts blocks documents threads authors links
highlight default link toriSource Type
syntax keyword toriStatement let param variants explain describe expect help tour
highlight default link toriStatement Statement
syntax keyword toriClause where since until on between in by
highlight default link toriClause Keyword
syntax keyword toriStage sort limit sample select count sum mean median min max timeline share kwic words ngrams compounds collocates keywords dispersion network replies parents thread around cite raw union minus intersect save
highlight default link toriStage Function
syntax keyword toriPredicate mentions matches has tagged dated deleted undated
highlight default link toriPredicate Conditional
syntax keyword toriConnective and or not any all of near within left right sentence exactly word to width as titled replacing seed against at least asc desc distinct rows analyze corpus
highlight default link toriConnective Operator
syntax keyword toriDate today yesterday last this ago hour day week month year hours days weeks months years
highlight default link toriDate Constant

syntax match toriNumber /\<\d[-0-9:.T\/]*\>/
syntax match toriParameter /\$\w\+/
syntax match toriOperator /[|=<>]\|!=/
syntax match toriPattern /\(matches\s*\)\@<=\/\(\\.\|[^\/]\)*\/[imsx]*/
syntax region toriText start=/"/ skip=/\\./ end=/"/
syntax region toriText start=/'/ skip=/\\./ end=/'/
syntax region toriText start=/「/ end=/」/
syntax region toriText start=/『/ end=/』/
syntax region toriText start=/“/ end=/”/
syntax match toriComment /--.*$/
syntax match toriComment /\%^#!.*$/
highlight default link toriNumber Number
highlight default link toriParameter Identifier
highlight default link toriOperator Operator
highlight default link toriPattern Special
highlight default link toriText String
highlight default link toriComment Comment

let b:current_syntax = "tori"
